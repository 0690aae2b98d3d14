import type { Annotation } from '../../engine'
import { listedProblems } from '../row'
import { text } from '../text'
import { PLACE_WORDS } from '../words'
import { Section } from './section'

/** The single errors of a validation failure: which field, where it is, and what is wrong with it. */
export function ProblemsPart({ annotation }: { annotation: Annotation }) {
  const problems = listedProblems(annotation)
  if (problems.length === 0) return null
  const fields = problems.some(({ field }) => field !== null)
  return (
    <Section part="fields" title={text(fields ? 'problems_fields' : 'problems_further')}>
      <table>
        <thead>
          <tr>
            {fields && <th scope="col">{text('problems_field')}</th>}
            {fields && <th scope="col">{text('problems_where')}</th>}
            <th scope="col">{text('problems_code')}</th>
            <th scope="col">{text('problems_message')}</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ field, fieldIn, code, message, title }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the problems of an annotation never change their order
            <tr key={index}>
              {fields && <td class="mono">{field ?? '–'}</td>}
              {fields && <td>{fieldIn ? text(PLACE_WORDS[fieldIn]) : '–'}</td>}
              <td class="mono">{code ?? '–'}</td>
              <td>{message ?? title ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
