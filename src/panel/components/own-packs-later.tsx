import { useSignal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { text } from '../text'

interface Props<P> {
  load(): Promise<ComponentType<P>>
  props: P
}

/** A part that is loaded when it is first drawn. */
export function Later<P extends object>({ load, props }: Props<P>) {
  const loaded = useSignal<{ Content: ComponentType<P> } | null>(null)
  const isLost = useSignal(false)
  useEffect(() => {
    load().then(
      (Content) => {
        loaded.value = { Content }
      },
      () => {
        isLost.value = true
      },
    )
  }, [load, loaded, isLost])
  const { Content } = loaded.value ?? {}
  if (isLost.value) return <p class="problem">{text('health_updated')}</p>
  return Content ? <Content {...props} /> : null
}
