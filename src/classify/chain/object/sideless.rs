//! Deeds and words about a thing that take no side: what is claimed of it, put to a vote, brought up, waited for or missing.

use crate::{
    classify::{
        chain::{
            noun::noun_phrase_start,
            owner::owner,
            verb::{is_have, tells_of},
        },
        holder::Holder,
        view::View,
    },
    codebook::{
        cue::{Class, Marker, NounCue},
        lexicon::{Found, Meaning},
    },
    segment::{
        clause::Clause,
        group::{Form, Group, Modal},
        tag::Tag,
    },
};

/// Whether a verb takes no side in what becomes of the thing behind it.
pub fn takes_no_side(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    let g = &clause.group;
    claimed(view, g, hit)
        || term_set(view, g, hit)
        || voted_on(g)
        || greeted_stance(view, g, hit)
        || lacks_plan(view, g, hit)
        || rumoured(view, clause, hit)
        || answer_awaited(view, g, hit)
        || brought_up(view, g, hit)
        || broken(clause)
        || tells_of(view, g, hit.first as usize)
}

/// "does not keep to the truce", "not honouring the truce": a breach that is told of, and no stance.
pub fn broken(clause: &Clause) -> bool {
    let g = &clause.group;
    let told = g.form == Form::Finite || g.form == Form::Ing && clause.parent.is_none();
    told && g.cue.is(Class::Comply) && g.negated && !g.passive && g.modal == Modal::None
}

/// "repeated her claims about a truce", "made a claim about it": what was claimed of it the text does not say.
pub fn claimed(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    let mut cues = view.unit.mentions.cues_in(g.end as usize..start.max(g.end as usize));
    // "declined to comment on reports of a truce": a position withheld.
    let says = g.cue.is(Class::Report) && !g.cue.is(Class::Withhold) || g.cue.phase() > 0;
    says && cues.any(|c| c.meaning == Meaning::Marker(Marker::Hearsay) && c.end as usize == start)
}

/// "welcomed Estrel's stance on the dues": how another stands to a thing is taken well or ill, and which way that is, the text does not say.
pub fn greeted_stance(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    let Some(noun) = start.checked_sub(2).filter(|n| *n >= g.end as usize) else { return false };
    let on = ["on", "towards", "toward", "regarding", "concerning"].iter().any(|w| view.says(start - 1, w));
    let mut cues = view.unit.mentions.cues_in(noun..noun + 1);
    let leans = cues.any(|c| matches!(c.meaning, Meaning::Noun(NounCue::Plus | NounCue::Minus)));
    let stance = view.marked(noun..noun + 1, Marker::Deed) && !leans;
    on && stance && g.cue.attitude() != 0 && !matches!(owner(view, noun), Holder::Nobody | Holder::Speaker)
}

/// "has no real peace plan, Vale said of Norland": that a paper is missing is no word against the thing, nor for it.
pub fn lacks_plan(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let paper = |c: &Found| c.meaning == Meaning::Marker(Marker::Paper) && c.end == hit.end;
    let papers = view.unit.mentions.cues_in(hit.first as usize..hit.end as usize).any(paper);
    is_have(view, g) && g.modal == Modal::None && papers && view.denied(hit.first as usize)
}

/// "will vote on the dues", "put the truce to a vote": what is to be decided on takes no side, whoever wants the vote.
pub fn voted_on(g: &Group) -> bool {
    g.cue.is(Class::Talk) && g.cue.is(Class::Decide) && g.cue.attitude() == 0 && !g.negated
}

/// "is setting no deadline for a truce", "is not creating chances for one": what is not brought about is no word against the thing.
pub fn term_set(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    let prep = start.checked_sub(1).filter(|&p| p > g.end as usize && (view.says(p, "for") || view.says(p, "on")));
    let odds = |p: usize| {
        let mut cues = view.unit.mentions.cues_in(g.end as usize..p);
        cues.any(|c| c.meaning == Meaning::Marker(Marker::Odds) && c.end as usize == p)
    };
    let none = |p: usize| g.negated || view.denied(p - 1);
    g.cue.phase() > 0 && prep.is_some_and(|p| odds(p) && none(p))
}

/// "called reports of a truce deal a lie", "dismisses a claim of relief from the dues as fake": that it is so is denied, and nothing is said
/// for or against the thing.
fn rumoured(view: &View<'_>, clause: &Clause, hit: &Found) -> bool {
    let g = &clause.group;
    let start = noun_phrase_start(view, hit.first as usize);
    // "a claim of relief", "reports of a truce".
    let of = |c: &Found| c.meaning == Meaning::Noun(NounCue::Report) && view.says(c.end as usize, "of");
    let rumour = |c: &Found| c.meaning == Meaning::Marker(Marker::Hearsay) || of(c);
    let passes_on = g.cue.is(Class::Report) || g.cue.is(Class::Belief) || g.cue.attitude() < 0;
    let behind = hit.end as usize..(clause.end as usize).max(hit.end as usize);
    passes_on
        && view.unit.mentions.cues_in(g.end as usize..start.max(g.end as usize)).any(rumour)
        && view.marked(behind, Marker::Untruth)
}

/// "is waiting for Norland's answer to its plan for a truce": it has not come, and nobody withholds anything.
pub fn answer_awaited(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let answer = |c: &Found| {
        let to = view.seg().tokens.get(c.end as usize).is_some_and(|t| t.tag == Tag::Prep || t.tag == Tag::To);
        c.meaning == Meaning::Noun(NounCue::Report) && to
    };
    g.cue.is(Class::Withhold)
        && !g.negated
        && view.marked(g.head as usize..g.end as usize + 2, Marker::Awaited)
        && view.unit.mentions.cues_in(g.end as usize..(hit.first as usize).max(g.end as usize)).any(answer)
}

/// "raised the issue of the dues", "opened the question of a truce": that it is spoken of, and nothing done about it.
pub fn brought_up(view: &View<'_>, g: &Group, hit: &Found) -> bool {
    let start = noun_phrase_start(view, hit.first as usize);
    let mut cues = view.unit.mentions.cues_in(g.end as usize..start.max(g.end as usize));
    let matter = |c: &Found| c.meaning == Meaning::Marker(Marker::Matter) && c.end as usize + 1 == start;
    g.cue.phase() > 0 && g.cue.attitude() == 0 && !g.negated && cues.any(|c| matter(c) && view.says(start - 1, "of"))
}
