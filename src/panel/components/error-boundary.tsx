import { Component, type ComponentChildren } from 'preact'
import { text } from '../text'

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
        {text('panel_stopped', this.state.failed)}{' '}
        <button type="button" class="button" onClick={() => this.setState({ failed: null })}>
          {text('panel_showAgain')}
        </button>
      </p>
    )
  }
}
