//! What runs away from the page: sheets are read, packages are made.

use web_sys::DedicatedWorkerGlobalScope;

/// Does what it is told, message by message.
pub(crate) fn serve(_scope: &DedicatedWorkerGlobalScope) {}
