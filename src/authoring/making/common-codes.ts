/**
 * Which codes are an API's own? One made only of the words that everybody's codes are made of (`INVALID_REQUEST`,
 * `user_not_found`) is sent by a thousand APIs and points to none.
 */

/** Words in the error codes of five or more of the APIs that Errata knows; a test holds the rule below against them. */
const COMMON = new Set(
  `
    aborted access account action active address admin all allowed already amount and api app application
    approval argument arguments attempts attribute auth authentication authorization authorized available
    bad balance bank base batch be billing blocked body bucket busy by canceled cancelled cannot card
    change charge check client closed code concurrent configuration conflict connection consent consumer
    content count country create created creation credential credentials currency custom customer daily
    data date deadline declined delete deleted denied deployment deprecated description detected device
    digest disabled document does domain down duplicate dynamic edit email empty enabled endpoint enrolled
    entity entry enum error exceeded exception exhausted exist exists expired external failed failure
    feature field fields file filter flow for forbidden form format found from funds gateway grant group
    has hash header http id idempotency identity illegal image immutable implemented in inactive
    incompatible incomplete incorrect info input insufficient internal invalid ip is item items json jwt
    key keys large length limit limited link linked location lock locked login long loss low malformed many
    match max media message met metadata method mfa minimum mismatch missing mode model multiple name
    needed network no non nonce not number oauth object of old on one only operation options or order org
    organization otp out param parameter parameters params parse parsing password path payload payment
    pending permission permissions phone plan policy position post precondition private process processing
    product progress project provider public query quota range rate reached read ready record redirect
    reference refresh refund region registration rejected request requested requests required requires
    reset resource response restricted return revoked role route rule same scheme scope security selection
    self send server service session set settings setup short signature size slow small sms source state
    status storage string subscription such supported suspended sync system tag taken target task tax
    template temporarily temporary throttled time timeout to token too transaction transfer trial type
    types unable unauthenticated unauthorized unavailable unexpected unimplemented unknown unprocessable
    unsupported unverified update upload uri url usage use used user username validation value verification
    verified verify version violation with wrong`
    .trim()
    .split(/\s+/),
)

/** `INVALID_REQUEST`, `InvalidRequest` and `invalid-request` are the same two words; digits and single letters say nothing. */
export const wordsOf = (code: string): string[] =>
  code
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1)

export const isCommonWord = (word: string): boolean => COMMON.has(word)

/** Two words that others have no use for: one alone (`MARKET_CLOSED`) is what the next API of the trade says as well. */
const OWN_WORDS = 2

/** Is this code so unlike those of other APIs that it points to one? */
export const isOwnCode = (code: string): boolean =>
  new Set(wordsOf(code).filter((word) => !isCommonWord(word))).size >= OWN_WORDS
