import { Component, type ComponentChildren } from 'preact'

interface Props {
  children: ComponentChildren
}

/** Keeps a defect in the panel from leaving it blank. What was captured is safe: it lives in the devtools page. */
export class ErrorBoundary extends Component<Props, { failed: string | null }> {
  override state: { failed: string | null } = { failed: null }

  static override getDerivedStateFromError(error: unknown) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.failed === null) return this.props.children
    return (
      <p class="stopped" role="alert">
        The panel stopped ({this.state.failed}). What was captured is kept.{' '}
        <button type="button" class="button" onClick={() => this.setState({ failed: null })}>
          Show the panel again
        </button>
      </p>
    )
  }
}
