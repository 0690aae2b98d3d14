import type { Sample } from '../../own-packs/schema'
import type { CheckedSample, Samples } from '../stores/own-packs-samples'
import { text } from '../text'
import { Glyph } from './glyph'

/** What a sample is called: as its author says, or by what was called and the code that came. */
const nameOf = ({ name, exchange, expect }: Sample): string =>
  name ?? `${exchange.method ?? 'GET'} ${exchange.url} · ${expect.code ?? exchange.status}`

/** Responses that show that the pack says what it should. */
export function PackSamples({ samples }: { samples: Samples }) {
  const list = samples.list.value
  return (
    <section class="pack-tester" data-testid="pack-samples" aria-labelledby="pack-samples-title">
      <h3 id="pack-samples-title">{text('ownPacks_samples')}</h3>
      {list.length > 0 && (
        <ul class="pack-samples" aria-labelledby="pack-samples-title">
          {list.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two samples may be alike
            <SampleLine key={at} checked={each} onRemove={() => samples.remove(at)} />
          ))}
        </ul>
      )}
      {samples.isOffered.value ? (
        <p class="acts">
          <button type="button" class="button" data-act="add-sample" onClick={() => void samples.add()}>
            {text('ownPacks_addSample')}
          </button>
          <span class="dim">{text('ownPacks_addSampleWords')}</span>
        </p>
      ) : (
        <p class="dim">{text('ownPacks_noSampleHere')}</p>
      )}
    </section>
  )
}

function SampleLine({
  checked: { sample, differences },
  onRemove,
}: {
  checked: CheckedSample
  onRemove(): void
}) {
  const name = nameOf(sample)
  return (
    <li data-passes={differences === null ? undefined : differences.length === 0}>
      {differences !== null && <Glyph name={differences.length > 0 ? 'warning' : 'done'} />}
      <div>
        <p>{name}</p>
        {differences?.length === 0 && <p class="dim">{text('ownPacks_passes')}</p>}
        {differences?.map((words) => (
          <p key={words} class="problem">
            {words}
          </p>
        ))}
      </div>
      <button
        type="button"
        class="icon-button"
        title={text('ownPacks_removeSample', name)}
        aria-label={text('ownPacks_removeSample', name)}
        data-act="remove-sample"
        onClick={onRemove}
      >
        <Glyph name="close" />
      </button>
    </li>
  )
}
