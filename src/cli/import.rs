//! `import`: a database or event list of the Discourse Network Analyzer as stored statements.

use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use clap::{Args as ClapArgs, ValueEnum};
use demarche::{
    codebook::Codebook,
    diag::Diagnostic,
    error::{Error, Result},
    exchange::{self, Merged, Options, Variables},
    read,
    render::tree,
    statement::Voice,
    store::{self, Store, StoredDocument},
    suggest,
};

use super::{Exit, Run, Session};

/// Arguments.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// A DNA database (*.dna), its event list (CSV), or `-`
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Form of the output
    #[arg(long, short, value_enum, value_name = "FORM")]
    format: Option<Form>,
    /// Store the statements in this folder, one file for each document; what it has already stays as it is
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// What the documents' ids begin with [default: the file's name]
    #[arg(long, value_name = "NAME")]
    id: Option<String>,
    /// Write a codebook that names the parties and topics of the file, for `--codebook`
    #[arg(long, value_name = "FILE")]
    write_codebook: Option<PathBuf>,
    /// Whether the speakers hold office: DNA does not say
    #[arg(long, value_enum, default_value_t, value_name = "VOICE")]
    voice: Voices,
    #[command(flatten)]
    variables: VariableArgs,
}

/// Which variables say what.
#[derive(Debug, ClapArgs)]
#[command(next_help_heading = "Variables of the file")]
struct VariableArgs {
    /// The variable that names the party
    #[arg(long, value_name = "VARIABLE", default_value = "organization")]
    organization: String,
    /// The variable that names the topic
    #[arg(long, value_name = "VARIABLE", default_value = "concept")]
    concept: String,
    /// The variable that says yes or no (or 2, 1, 0, -2)
    #[arg(long, value_name = "VARIABLE", default_value = "agreement")]
    agreement: String,
    /// The variable that names the speaker
    #[arg(long, value_name = "VARIABLE", default_value = "person")]
    person: String,
}

/// Forms of statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// As stored, one YAML document for each document [default]
    Yaml,
    /// One statement a line
    Jsonl,
}

/// Voices.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Voices {
    /// They count in every table.
    #[default]
    Official,
    /// They count with `--all-voices`.
    Unofficial,
}

/// The largest file that is read.
const MAX_BYTES: u64 = 1 << 30;

/// Reads the file, and only then writes anything.
pub fn run(args: &Args, session: &Session) -> Run {
    let codebook = session.codebook()?;
    let name = args.file.display().to_string();
    let v = &args.variables;
    let variables = Variables {
        person: v.person.clone(),
        organization: v.organization.clone(),
        concept: v.concept.clone(),
        agreement: v.agreement.clone(),
    };
    let project = exchange::read(&name, bytes(args)?, &variables)?;
    let stem = args.id.clone().unwrap_or_else(|| match args.file.file_stem() {
        Some(stem) if name != "-" => stem.to_string_lossy().into_owned(),
        _ => "import".to_owned(),
    });
    let voice = match args.voice {
        Voices::Official => Voice::Official,
        Voices::Unofficial => Voice::Unofficial,
    };
    let options = Options { stem: read::file_name(&stem).into_owned(), voice };
    let adopted = exchange::adopt(&project, codebook, &options);
    // Whatever can be refused is found before the first byte is written.
    let work = args.into.as_deref().map(|folder| prepared(folder, &adopted.documents)).transpose()?;
    if let Some(path) = &args.write_codebook {
        let text = exchange::codebook(&options.stem, &adopted.documents);
        Codebook::parse(&[(path.display().to_string(), text.clone().into_bytes())])?;
        create(path, &text)?;
    }
    if let Some((folder, work)) = args.into.as_deref().zip(work) {
        keep(session, &Store::create(folder)?, work)?;
    }
    adopted.notes.iter().for_each(|d| session.tell(d));
    if adopted.documents.is_empty() {
        session.tell(&Diagnostic::note("no-statements", "no statement found"));
    }
    if let Some(form) = args.format.or(args.into.is_none().then_some(Form::Yaml)) {
        write(session, form, &adopted.documents)?;
    }
    Ok(Exit::Done)
}

fn bytes(args: &Args) -> Result<Vec<u8>> {
    let path = &args.file;
    let name = path.display().to_string();
    let mut out = Vec::new();
    let fail = |e| Error::io(name.clone(), e);
    if name == "-" {
        std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut out).map_err(fail)?;
    } else {
        let mut log = path.clone().into_os_string();
        log.push("-wal");
        if fs::metadata(log).is_ok_and(|m| m.len() > 0) {
            let message = "another program has the database open, and not everything is written to it yet";
            return Err(Diagnostic::error("import-open", message).in_file(name).suggest("close it there first").into());
        }
        let file = fs::File::open(path).map_err(|e| missing(path, e))?;
        file.take(MAX_BYTES + 1).read_to_end(&mut out).map_err(|e| missing(path, e))?;
    }
    if out.len() as u64 > MAX_BYTES {
        return Err(Diagnostic::error("import-size", "the file is larger than 1 GiB").in_file(name).into());
    }
    Ok(out)
}

fn missing(path: &Path, e: std::io::Error) -> Error {
    if path.is_dir() {
        let d = Diagnostic::error("input-unreadable", "this is a folder, and `import` reads one file")
            .in_file(path.display().to_string());
        return d.suggest("name the database (*.dna) or the event list (*.csv) in it").into();
    }
    if e.kind() != std::io::ErrorKind::NotFound {
        return Error::io(path.display().to_string(), e);
    }
    let d = Diagnostic::error("input-missing", "there is no such file").in_file(path.display().to_string());
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names = fs::read_dir(folder).into_iter().flatten().take(10_000);
    let names: Vec<String> = names.filter_map(|n| n.ok()?.file_name().into_string().ok()).collect();
    let wanted = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    match suggest::nearest(&wanted, names.iter().map(String::as_str)) {
        Some(near) => d.suggest(format!("did you mean `{}`?", path.with_file_name(near).display())).into(),
        None => d.into(),
    }
}

/// A document of the store, if it is there, and what it becomes.
type Work = (Option<store::Loaded>, Merged);

fn prepared(folder: &Path, documents: &[StoredDocument]) -> Result<Vec<Work>> {
    let store = if folder.exists() { Some(Store::open(folder)?) } else { None };
    let one = |document: &StoredDocument| {
        let old = store.as_ref().map(|s| s.get(&document.document.id)).transpose()?.flatten();
        let merged = exchange::merge(old.as_ref().map(|l| &l.document), document);
        Ok((old, merged))
    };
    documents.iter().map(one).collect()
}

fn keep(session: &Session, store: &Store, work: Vec<Work>) -> Result<()> {
    for (old, merged) in work {
        if merged.new > 0 {
            store.save(old.as_ref(), &merged.document)?;
        }
        let same = merged.kept - merged.differ;
        let fates = [(merged.new, "new"), (same, "there already"), (merged.differ, "there and not the same: kept")];
        let said: Vec<String> = fates.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
        let path = store.folder().join(format!("{}.yaml", merged.document.document.id));
        session.note(&format!("{}: {}", path.display(), said.join(", ")));
    }
    Ok(())
}

/// A new file: one that is there is not overwritten.
fn create(path: &Path, text: &str) -> Result<()> {
    use std::io::Write as _;
    let fail = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::AlreadyExists => {
            let d = Diagnostic::error("import-codebook", "the codebook is there already; nothing was written");
            d.in_file(path.display().to_string()).suggest("name another file, or move it away").into()
        }
        _ => Error::io(path.display().to_string(), e),
    };
    fs::File::create_new(path).and_then(|mut f| f.write_all(text.as_bytes())).map_err(fail)
}

fn write(session: &Session, form: Form, documents: &[StoredDocument]) -> Result<()> {
    for (n, document) in documents.iter().enumerate() {
        match form {
            Form::Yaml => session.write(&format!("{}{}", if n == 0 { "" } else { "---\n" }, store::write(document)))?,
            Form::Jsonl => {
                for s in store::sourced(document) {
                    session.write(&tree::json_line(&s))?;
                }
            }
        }
    }
    Ok(())
}
