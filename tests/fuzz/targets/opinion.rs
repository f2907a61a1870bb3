#![no_main]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| teji_fuzz::enter("opinion", bytes));
