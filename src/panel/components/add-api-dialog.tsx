import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import type { AddApiWork } from '../stores/add-api-work'
import type { Panel } from '../stores/panel'
import { text } from '../text'
import { Dialog } from './dialog'

/** The frame of the dialog "Add an API". What is in it is loaded when it is first opened. */
export function AddApiDialog({ panel }: { panel: Panel }) {
  const content = useSignal<{ Content: ComponentType<{ work: AddApiWork }> } | null>(null)
  const isLost = useSignal(false)
  useEffect(() => {
    import('./add-api').then(
      ({ AddApi }) => {
        content.value = { Content: AddApi }
      },
      () => {
        isLost.value = true
      },
    )
  }, [content, isLost])
  const work = panel.addApi.work.value
  const { Content } = content.value ?? {}
  return (
    <Dialog id="add-api" title={text('addApi_title')} onClose={() => panel.openDialog(null)}>
      {(isLost.value || panel.addApi.isLost.value) && <p class="problem">{text('health_updated')}</p>}
      {Content && work && <Content work={work} />}
    </Dialog>
  )
}
