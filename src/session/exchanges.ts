/** What the log asks of an exchange: whether there is anything to look at, and how much of it to keep. */
import type { Explained } from '../audit/attempt'
import type { Annotation, Exchange } from '../engine'
import type { Row } from './session'

/** What is said of an exchange in which there is nothing to explain. */
export const NOTHING: Explained = { annotation: null, key: null }

export const isSuccess = ({ response, failure }: Exchange): boolean =>
  failure === null && response.status < 400

/** Did this request fail, as far as Errata can tell? A 200 that hides an error counts, and so does a blocked one. */
export const isFailure = ({ exchange, annotation }: Pick<Row, 'exchange' | 'annotation'>): boolean =>
  annotation !== null || !isSuccess(exchange)

/** Methods whose repeats do no harm (RFC 9110 §9.2.2): what else they carry is of no interest. */
const isHarmless = ({ request }: Exchange) => /^(?:GET|HEAD|OPTIONS|PUT|DELETE)$/.test(request.method)

/** A success in which there is nothing to look at: nobody wanted its body, and it needs no idempotency key. */
export const isPlain = (exchange: Exchange): boolean =>
  isSuccess(exchange) && exchange.response.body.state === 'missing' && isHarmless(exchange)

/** A success keeps what its line in the list shows, and nothing else: its bodies and headers are not ours to hold. */
const slim = (exchange: Exchange): Exchange => ({
  ...exchange,
  request: { ...exchange.request, headers: [], body: null },
  response: { ...exchange.response, headers: [], body: { state: 'missing', why: 'not-kept' } },
  initiator: null,
})

/** As much of an exchange as a row keeps. */
export const keptOf = (exchange: Exchange, annotation: Annotation | null): Exchange =>
  annotation || !isSuccess(exchange) ? exchange : slim(exchange)
