// Catches what a screen throws, so that a broken screen never takes the app or the data with it.

import { Component, type ComponentChildren } from "preact";
import { Broken } from "./Broken";

interface State {
  error: unknown;
}

export class Boundary extends Component<{ children: ComponentChildren }, State> {
  override state: State = { error: null };

  static override getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error("unknown") };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render() {
    return this.state.error ? <Broken error={this.state.error} /> : this.props.children;
  }
}
