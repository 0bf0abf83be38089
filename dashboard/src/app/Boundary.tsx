import type { ReactNode } from 'react';
import { Component } from 'react';
import { Trouble } from '../ui/Trouble';

interface Props {
  children: ReactNode;
  /** Draws it anew; this boundary has to get another key for it. */
  again: () => void;
}

/** A view that cannot be drawn, such as one whose files did not come, takes nothing else with it: not the session, nor its key. */
export class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <Trouble error={this.state.error} header="This view cannot be shown" again={this.props.again} />
    );
  }
}
