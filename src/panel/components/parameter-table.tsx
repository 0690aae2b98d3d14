import { type Fault, faultOf } from '../faults'
import { isEncoded, type Parameter } from '../parameters'
import { text } from '../text'

interface Props {
  parameters: readonly Parameter[]
  /** What the server objects to, by name. */
  faults: readonly Fault[]
}

/** Parameters decoded, and beside that as they were sent wherever it differs. */
export function ParameterTable({ parameters, faults }: Props) {
  const encoded = parameters.some(isEncoded)
  return (
    <div class="wide">
      <table class="pairs">
        <thead>
          <tr>
            <th scope="col">{text('pairs_name')}</th>
            <th scope="col">{text('pairs_value')}</th>
            {encoded && <th scope="col">{text('pairs_asSent')}</th>}
          </tr>
        </thead>
        <tbody>
          {parameters.map((parameter, index) => {
            const fault = faultOf(faults, parameter.name)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: names repeat, and what was sent never changes
              <tr key={index} data-failing={fault !== null}>
                <td class="mono">
                  {fault ? <mark data-mark="failing">{parameter.name}</mark> : parameter.name}
                </td>
                <td class="mono">
                  <span class="value">{parameter.value}</span>
                  {fault?.message && <p class="fine">{fault.message}</p>}
                </td>
                {encoded && <td class="mono dim">{isEncoded(parameter) ? parameter.raw : ''}</td>}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
