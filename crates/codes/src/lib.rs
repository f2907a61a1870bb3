//! Numbers that carry their own proof: parse once, then trust the type.
