import type { ReactNode } from 'react';
import { Component } from 'react';
import { ErrorAlert } from '../ui/ErrorAlert';

interface Props {
  children: ReactNode;
  /** Renders the view again. The caller must give this boundary a new React key. */
  onRetry: () => void;
}

/** Contains the failure of a view, such as a script that does not load, so that the session and its key survive. */
export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    return this.state.error === undefined ? (
      this.props.children
    ) : (
      <ErrorAlert error={this.state.error} header="This view failed to load" onRetry={this.props.onRetry} />
    );
  }
}
