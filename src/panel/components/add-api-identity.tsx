import { useEffect, useRef } from 'preact/hooks'
import type { Identity } from '../draft-edit'
import type { Review } from '../stores/add-api-review'
import { type Key, plural, text } from '../text'
import { Glyph } from './glyph'

const NAMES = ['name', 'hosts', 'id', 'url'] as const
const POINTERS = ['code', 'message', 'requestId'] as const
const LABELS = {
  name: 'addApi_name',
  id: 'addApi_id',
  hosts: 'addApi_hosts',
  url: 'addApi_url',
  code: 'addApi_codeAt',
  message: 'addApi_messageAt',
  requestId: 'addApi_requestIdAt',
} as const satisfies Record<keyof Identity, Key>

/** What the API is called, where it is, and where in its errors the parts stand. */
export function IdentityFields({ review }: { review: Review }) {
  const part = useRef<HTMLFieldSetElement>(null)
  useEffect(() => part.current?.querySelector('input')?.focus(), [])
  return (
    <>
      <fieldset ref={part} class="add-api-fields" data-testid="add-api-identity">
        <legend>{text('addApi_identity')}</legend>
        {NAMES.map((name) => (
          <Field key={name} name={name} review={review} />
        ))}
        <Strangers review={review} />
      </fieldset>
      <fieldset class="add-api-fields">
        <legend>{text('addApi_places')}</legend>
        {POINTERS.map((name) => (
          <Field key={name} name={name} review={review} />
        ))}
      </fieldset>
    </>
  )
}

function Field({ name, review }: { name: keyof Identity; review: Review }) {
  const id = `add-api-${name}`
  const fault = review.faults.value[name]
  return (
    <div class="add-api-field" data-field={name}>
      <label for={id}>{text(LABELS[name])}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        value={review.identity.value[name]}
        onInput={({ currentTarget }) => review.rename({ [name]: currentTarget.value })}
      />
      {fault !== undefined && (
        <p id={`${id}-fault`} class="problem">
          <Glyph name="warning" /> {fault}
        </p>
      )}
    </div>
  )
}

/** Hosts that failing responses came from. */
function Strangers({ review }: { review: Review }) {
  const hosts = review.strangers.value
  if (hosts.length === 0) return null
  return (
    <p class="add-api-strangers">
      <span class="dim">{text('addApi_strangers')}</span>
      {hosts.map(({ host, count }) => (
        <button
          key={host}
          type="button"
          class="button"
          data-host={host}
          title={plural(count, 'addApi_strangerTitle', host)}
          onClick={() => review.addHost(host)}
        >
          {text('addApi_addHost', host)}
        </button>
      ))}
    </p>
  )
}
