//! Reads strangers' workbooks, CSV files and pasted blocks behind caps; knows no law.
