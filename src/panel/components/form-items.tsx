import { FORMS, type FormId } from '../../share/forms'
import { type Key, text } from '../text'

interface Props {
  /** What the group is called for those who do not see the menu. */
  label: string
  /** Each with what it is for, where its own label does not say that. */
  forms: readonly (readonly [form: FormId, words?: Key])[]
  choose(form: FormId): Promise<void>
}

/** The items of a menu that offers the forms in which rows leave the panel. */
export function FormItems({ label, forms, choose }: Props) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: items of a menu are no fields of a form
    <div role="group" aria-label={label} class="menu-group">
      {forms.map(([form, words]) => (
        <button
          key={form}
          type="button"
          role="menuitem"
          tabIndex={-1}
          data-form={form}
          onClick={() => void choose(form)}
        >
          {FORMS[form].label}
          {words && <span class="dim"> {text(words)}</span>}
        </button>
      ))}
    </div>
  )
}
