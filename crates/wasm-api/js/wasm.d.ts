// A module is handed around by its address: what importing it gives is for a bundler or a runtime to say.
export {};
