import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Panel } from '../stores/panel'
import { takeFiles } from '../take-files'
import { text } from '../text'

const holdsFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false

/** The whole panel takes files that are dropped on it, and says so while some are held over it. */
export function DropZone({ panel, page }: { panel: Panel; page: Document }) {
  const isOver = useSignal(false)
  useEffect(() => {
    const onDrag = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      // Without this the browser would refuse the drop, or leave the panel for the file.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      isOver.value = true
    }
    const onLeave = (event: DragEvent) => {
      // From element to element inside the panel there is a place that it is left for.
      if (event.relatedTarget === null) isOver.value = false
    }
    const onDrop = (event: DragEvent) => {
      isOver.value = false
      if (!holdsFiles(event)) return
      event.preventDefault()
      void takeFiles(panel, [...(event.dataTransfer?.files ?? [])])
    }
    page.addEventListener('dragenter', onDrag)
    page.addEventListener('dragover', onDrag)
    page.addEventListener('dragleave', onLeave)
    page.addEventListener('drop', onDrop)
    return () => {
      page.removeEventListener('dragenter', onDrag)
      page.removeEventListener('dragover', onDrag)
      page.removeEventListener('dragleave', onLeave)
      page.removeEventListener('drop', onDrop)
    }
  }, [panel, page, isOver])

  if (!isOver.value) return null
  return (
    <div class="drop-target" data-testid="drop-target">
      <p>{text('import_drop')}</p>
    </div>
  )
}
