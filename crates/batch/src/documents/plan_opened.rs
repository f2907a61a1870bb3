//! 方案公开情况说明: how the plan was opened to all staff.

use teji_paper::{Document, Look, Words};

use super::{TEXT, body, note, paper, plan, say, seal, sentence};
use crate::round::Round;

/// The report.
pub(super) fn plan_opened(round: &Round<'_>) -> Document {
    let mut document = paper("plan_opened");
    let batch = plan::batch_name(round);
    document.blocks = vec![body(sentence("doc.plan_opened.body", &[("batch", &batch)]))];
    document.blocks.extend(plan::opened(round));
    let heard = Words::from(say("doc.plan_opened.heard")).then(Look::Filled, say(TEXT));
    document.blocks.extend([body(heard), note("doc.plan_opened.kept"), seal(round)]);
    document
}
