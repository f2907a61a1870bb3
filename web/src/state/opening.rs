//! Which draft is open: begun, shown, found again, or parted from one that another window changed.

use super::State;
use crate::draft::{Draft, Record};
use crate::lease::Lease;

/// Which draft is open in this window, and how it stands to what is kept.
#[derive(Clone, Default, PartialEq, Debug)]
pub(crate) struct Open {
    pub(crate) id: String,
    /// The name of this window.
    pub(crate) writer: String,
    /// How many drafts were begun in this window.
    pub(crate) begun: u32,
    pub(crate) revision: u32,
    /// The revision at which it was opened; 0 for one that was begun here.
    pub(crate) basis: u32,
    /// The revision that is known to be kept; 0 for none.
    pub(crate) saved: u32,
    /// Whether it was seen what is kept.
    pub(crate) looked: bool,
    /// When it was last changed and last saved as a file, in milliseconds since 1970.
    pub(crate) changed: Option<f64>,
    pub(crate) filed: Option<f64>,
}

impl State {
    /// A draft of its own, which no other window can know.
    pub(super) fn begin(&mut self, draft: Draft) {
        let begun = self.open.begun + 1;
        let id = format!("{}-{begun}", self.open.writer);
        let (writer, looked) = (self.open.writer.clone(), self.open.looked);
        self.open = Open { id, writer, begun, looked, ..Open::default() };
        (self.lease, self.apart) = (Lease::Mine, false);
        self.shown += 1;
        let is_empty = draft.is_empty();
        self.draft = draft;
        if !is_empty {
            self.change(|_| {});
        }
    }

    pub(super) fn show(&mut self, record: Record, lease: Lease) {
        let Record { id, revision, changed, filed, draft, .. } = record;
        let open = &mut self.open;
        (open.id, open.changed, open.filed) = (id, Some(changed), filed);
        (open.revision, open.basis, open.saved) = (revision, revision, revision);
        (self.draft, self.lease, self.apart) = (draft, lease, false);
        self.shown += 1;
    }

    /// The same answers as a draft of its own.
    pub(super) fn part(&mut self) {
        let shown = self.shown;
        self.begin(self.draft.clone());
        (self.apart, self.shown) = (true, shown);
    }

    /// Compares what is kept with what is open; what was typed before the device answered stays, as a draft of its own.
    pub(super) fn find(&mut self, mut drafts: Vec<Record>, before: Option<&str>) {
        let first_look = !std::mem::replace(&mut self.open.looked, true);
        self.others = drafts.len();
        let place_of = |id: &str| drafts.iter().position(|record| record.id == id);
        if let Some(place) = place_of(&self.open.id) {
            self.others -= 1;
            self.meet(drafts.swap_remove(place));
        } else if self.is_kept() && self.is_unsaved() {
            self.part();
        } else if self.is_kept() {
            self.begin(Draft::default());
        } else if first_look && !self.is_unsaved() && !drafts.is_empty() {
            self.others -= 1;
            let place = before.and_then(place_of).unwrap_or_default();
            let stands = std::mem::take(&mut self.draft.place);
            self.show(drafts.swap_remove(place), Lease::Asking);
            if !stands.is_empty() {
                self.draft.place = stands;
            }
        }
    }

    /// The draft that is open, as it is kept: the same, or changed by another window meanwhile.
    fn meet(&mut self, record: Record) {
        if record.writer == self.open.writer || record.revision == self.open.basis {
            self.open.saved = self.open.saved.max(record.revision);
            self.lease = Lease::Asking;
        } else if self.is_unsaved() {
            self.others += 1;
            self.part();
        } else {
            self.show(record, Lease::Asking);
        }
    }
}
