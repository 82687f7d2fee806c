// The pieces that the guests' pages are made of: those that need neither the frame nor the store.

export * from "./banner";
export * from "./button";
export * from "./card";
export * from "./segmented";
export * from "./tone";
