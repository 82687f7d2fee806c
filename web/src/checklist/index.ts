// How a checklist thinks: pure, without a screen, a store or a clock.

export * from "./answered";
export * from "./calibration";
export * from "./consequences";
export * from "./finding";
export * from "./ink";
export * from "./item";
export * from "./judge";
export * from "./limits";
export * from "./number";
export * from "./special";
export * from "./unavailable";
export * from "./verdict";
export * from "./versions";
