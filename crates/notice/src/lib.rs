//! 吉人社函〔2022〕163号 as clauses, fields, rules and steps; the only room that knows it.
