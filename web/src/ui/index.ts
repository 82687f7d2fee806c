// The pieces that every screen is made of.

export * from "./banner";
export * from "./button";
export * from "./card";
export * from "./field";
export * from "./files";
export * from "./input";
export * from "./page";
export * from "./saving";
export * from "./segmented";
export * from "./sheet";
export * from "./toast";
export * from "./tone";
