/** Does a clause tell the reader to do something? Verbs at its head, in the languages that documentation is mostly written in. */

const set = (words: string) => new Set(words.split(/\s+/))

/** Verbs that are hardly ever nouns at the head of a clause. */
const VERBS = set(
  `accept add adjust allow apply ask authenticate avoid backoff bring buy check choose compress configure confirm connect consult contact
  convert correct create decode decrease delete deposit disable download email enable encode ensure enter escalate exclude extend
  fetch fix follow generate get give grant handle honor honour implement include increase inspect install investigate keep lower make
  mint move obtain obey open pass pick poll provide purchase quote raise re-authenticate re-register re-run re-send re-upload
  reach read reauthenticate recharge reconnect recreate reduce refer refetch refresh regenerate reload remove rename renew replace
  resend resolve resubmit respect restart retake retry reuse review revise rotate select send serialize shorten
  slow specify stop store submit subscribe supply surface switch terminate throttle treat trim troubleshoot try update upgrade
  upload use validate verify visit wait whitelist wire allowlist reissue repeat redirect rebuild reconcile retrieve re-fetch re-check
  recheck double-check unlock unblock reactivate re-enable re-enter relink reopen unfreeze disconnect restore`,
)

/** Verbs that are also nouns or begin a name ("Contact not found"): they need an object that shows them to be verbs. */
const MAYBE = set(
  `back call cancel change clear close complete decide finish format go have let limit link list log look match note process
  query rate record register report request reset return run set sign split start strip test top track transfer turn view schedule
  queue batch escape cache resize fund pay do activate approve assign attach build`,
)
const OBJECT = set(
  `your you us the a an it its this that these those our again another all any each one support to up in out if whether whole for from
  with on at off only both every fewer less more no sure new via customer sales admin and or as them back first before after fresh
  when where later directly`,
)
/** After these, the word before was a noun: "Retry is not possible", "Update failed". */
const PREDICATE = set(
  `is was are were be been has had does did not cannot could would should must may might will failed fails failure failures error
  exceeded expired found invalid missing required rejected denied already of timed allowed limit count attempts period window unsuccessful`,
)

/** "Retry requested while …", "Upload interrupted". */
const ALSO_NOUNS = /^(?:retry|update|upload|upgrade|use|purchase|redirect|repeat|store|throttle|store|reset)$/

const OTHER = set(
  `verifique compruebe comprueba revise revisa utilice contacte contacta espere espera reintente reintenta intente intenta incluya
  asegúrese asegúrate proporcione envíe corrija reduzca actualice solicite consulte añada agregue elimine genere inicie
  confira confirme utilize contate aguarde tente tentar repita inclua envie certifique-se corrija aumente atualize adicione remova gere obtenha
  vérifiez verifiez utilisez contactez attendez réessayez assurez-vous fournissez ajoutez corrigez réduisez consultez envoyez renouvelez
  prüfen überprüfen verwenden kontaktieren warten versuchen stellen bitte wiederholen reduzieren fügen senden wenden
  controleer gebruik wacht probeer zorg voeg verwijder stuur vraag verminder
  controlla verifica utilizza contatta attendi riprova assicurati fornisci`,
)
const OTHER_PHRASES =
  /^(?:entre em contato|pode tentar|puede (?:volver a )?intentar|neem contact|veuillez|por favor|s'il vous plaît|vuelva a|use (?:el|la|un|o|a|um)\b|usa )/i
const CJK = /请|請|检查|檢查|联系|聯繫|重试|重試|稍后|稍後|してください|ください|再試行|확인|다시 시도|문의/

const OPENING =
  /^(?:(?:please|kindly|just|simply|then|and|or|also|first|always|otherwise|instead|so|alternatively|either|next|finally|clients?|you|developers?|callers?|applications?|(?:the )?(?:client|user|caller|merchant|customer)|they|your (?:client|app|application|code|integration)|we recommend(?: that)?(?: you)?|it is recommended to|the (?:solution|fix|remedy|workaround) is to|can|may|might|should|must|need|needs|have|to|do not|don't|never|immediately|manually|consider|temporarily|periodically|safely|try to|be sure to|make sure to)[\s,]+)+/i
/** "Please note", "please be aware", "please see" ask for nothing. */
const NO_ACTION = /^(?:note|be|see|find|remember|bear|keep|the|your|this|that|if|when|for)$/

const OBLIGATION =
  /\b(?:should|must|please|need to|needs to|have to|recommend|consider|do not|don't|never|always)\b/i

/** Reads one clause: "check your key", "please verify that …", "you need to renew it". */
export function isImperative(clause: string): boolean {
  const text = clause
    .trim()
    .replace(/^["'“(*`]+/, '')
    .slice(0, 200)
  if (CJK.test(text) || OTHER_PHRASES.test(text)) return true
  const opening = OPENING.exec(text)?.[0] ?? ''
  // "You can only read …" describes; "you need to read …" asks. "The user was …" has no verb of ours after it.
  if (
    /\b(?:you|they|client|user|caller|merchant|customer|developers?|applications?|app|code|integration)s?\b/i.test(
      opening,
    ) &&
    !OBLIGATION.test(opening)
  )
    return false
  const [first = '', second = ''] = text
    .slice(opening.length)
    .toLowerCase()
    .split(/[\s,.:;!)]+/)
  const verb = first.replace(/ing$/, (ending) => (/recommend|consider/i.test(opening) ? '' : ending))
  if (OTHER.has(first)) return true
  if (/\bplease\b/i.test(opening) && /^[a-z]{2,}$/.test(first) && !NO_ACTION.test(first)) return true
  if (/^issue (?:an?|another) /i.test(text.slice(opening.length))) return true
  if (PREDICATE.has(second) && !/^(?:please|do not|don't)\b/i.test(opening)) return false
  if (ALSO_NOUNS.test(first) && /ed$/.test(second)) return false
  if (VERBS.has(verb) || VERBS.has(`${verb}e`)) return true
  return MAYBE.has(first) && (OBJECT.has(second) || OBLIGATION.test(opening) || /^[`'"]|[_\d]/.test(second))
}
