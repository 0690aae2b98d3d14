/**
 * Does a text say that repeating helps? English first, and the usual phrases of other languages. "Fix it and retry" says
 * neither yes nor no: the same request again would not help, another one may.
 */
import { isImperative } from '../../codes/imperatives'
import { sentencesOf } from '../../codes/resolutions'

/** `open`: it speaks of repeating, and leaves it to something that only the reader can know or change. */
export type Say = 'yes' | 'no' | 'open'

const REPEAT =
  /\bre-?tr(?:y|ies|ied|ying|yable|iable)\b|\bre-?attempt(?:ing)? (?:the|your|this) (?:\w+ )?(?:request|call)\b|\btry(?:ing)?(?: \S+){0,3} again\b|\btry(?: \S+){0,2} later\b|\bre-?send(?:ing)?\b|\bre-?submit(?:ting)?\b|\brepeat (?:the|your|this)(?: \w+)? (?:request|call)|reint[eé]nt|int[eé]nt\S* (?:de nuevo|nuevamente|m[aá]s tarde|otra vez)|vuelv\S+ a intentar|tent\S+ (?:novamente|de novo|mais tarde)|r[eé]essay|(?:erneut|später|noch einmal|nochmal) versuchen|versuchen sie es (?:später|erneut)|wiederhol(?:en|bar)|opnieuw(?: te)? prober|probeer \S+ (?:\S+ )?opnieuw|riprova|[重再][试試]|リトライ|再度お試し|다시 시도/
const PAUSE =
  /\bback(?:ing|s)?[- ]?off\b|\bexponential\b|(?:^|please |and |then |, |should |must |to |or |\W )wait(?:ing)?\b(?! list)|\bwait(?:ing)? (?:for|until|\d|a |at least|some|before|the)|\besper[ea]\b|aguard[ea]|attend(?:ez|re) |warten|wacht |稍[后後]|等待|しばらく/
const DELAY = /\bretry[-_]after(?:_\w+)?\b/g

const NOT =
  /\b(?:do not|don['’]t|does not|never|not|cannot|can['’]t|should(?: not|n['’]t)|must(?: not|n['’]t)|avoid|without|stop|won['’]t|no)(?: (?!(?:if|and|so|but|please)\b)[^\s,.;:]+){0,3}? (?:re-?tr(?:y|ies|ied|ying|yable|iable)|try(?:ing)? (?:\S+ ){0,2}again|re-?send|re-?submit|repeat)\b|\bnon-?(?:re-?tr(?:y|i)able|retrying)|\bun-?retryable\b|\bretr(?:y|yable|iable)\W{1,4}(?:no|false|never)\b|\bretrying(?: \S+){0,8} (?:will (?:not|never)|won['’]t|does not|doesn['’]t|never|is pointless|cannot)|\bretr(?:y|ies|ying)(?: \S+){0,3} without (?:\w+ ){0,2}(?:fix|chang|correct|modif|address|resolv)\w*[^.;]{0,20}\b(?:fails?|not|never|same|won['’]t)\b|same request(?: \S+){0,3} (?:will|produces?|returns?|yields?) (?:\S+ ){0,3}same|no (?:\S+ )?reint|n[aã]o (?:\S+ )?(?:tente|repita|reenvie)|nicht (?:erneut|wiederhol|noch)|ne (?:\S+ )?r[eé]essay|niet opnieuw|不要?[重再]|[请請]?勿[重再]|リトライしない/
/** It may be repeated after all, only not so. */
const NOT_LIKE_THIS =
  /\b(?:immediately|indefinitely|forever|aggressively|endlessly|repeatedly|right away|straight away|loop|too (?:often|quickly|fast|soon|many)|more than|until|before|faster)\b/
const CHANGED_FIRST =
  /(?:needs?|must|has to|have to|should)(?: to)?(?: be)? (?:chang|fix|correct|modif|adjust)\w*[^.;]{0,40} before|\b(?:fix|correct|change) (?:the|your) (?:request|payload|input|parameters?|call|body)s? (?:first|before)/
const UNLESS_CHANGED =
  /(?:\bwithout(?: \w+){0,2}|\b(?:until|before)(?: \w+){0,3}) (?:fix|chang|correct|modif|address|resolv)/

const CONDITION =
  /\b(?:only (?:if|when|where)|depend(?:s|ing)|conditional|whether|unless|may or may not|if (?:the |your |it )?(?:\w+ )?(?:is |are )?(?:idempotent|safe))\b|(?:re-?try|try again|retried)\b[^,.;]{0,60}\b(?:if|unless)\b/
const PERSISTS =
  /[,;]?\s*(?:and |or |but |then )?(?:(?:please )?(?:contact|reach|email|open|report)[^.;]{0,60})?\bif (?:the |this |it |that )?(?:\w+ )?(?:still )?(?:persist|continu|happens again|fails again|recur|keeps|remain)[^.;]*/
const WITH_OTHER =
  /(?:re-?try|try(?: \S+){0,2} again|re-?send|re-?submit)(?: \S+){0,3} (?:with|using) (?!.{0,40}(?:back-?off|delay|jitter|interval|same|expo))/

/** Where "retry" is a thing that is spoken of, or what somebody else does: no advice. */
const NOUN =
  /\b(?:an?|the|this|each|every|any|\w+ed) retr(?:y|ies)\b(?!-)|\bretry (?:attempts?|budgets?|counts?|polic\w+|strateg\w+|limits?|guidance|rules?|behaviou?r|requested|loops?|buttons?|mechanisms?|intervals?|windows?)\b|\b(?:attempts?|on|of|for|number of|max|maximum) retries\b|\b(?:timed out|timeout|while|failed|gave up|expired)(?: \w+){0,2} waiting\b|\b(?:whether|see if) [^.,;]{0,60}retr\w+|\b(?:we|it|sdks?|librar(?:y|ies)|platform|server|system|webhooks?|clients? that)(?: will| also| may)?(?: automatically)? retr(?:y|ies)\b|\b(?:is|are|was|were|will be|gets?) (?:\w+ly )?retried\b/g
const LOGIC =
  /\b(?:implement|use|using|add|apply|build|include|recommend)\w*\b[^.;]{0,60}\b(?:retries|re-?try (?:logic|mechanism|polic|strateg|handling)|back-?off)/
/** "If you retry too quickly, …", "before retrying, …": what comes before the comma is no advice. */
const LEAD = /^(?:if|when|whenever|before|after|while|on|in case|once)\b[^,]{0,120},\s*/

/** Things to do before repeating that do not change the request. */
const HARMLESS =
  /^(?:please |then |and |or |just |simply |you (?:can|should|may) |clients? should )*(?:wait|give (?:us|it)|back|re-?try|try|re-?send|re-?submit|repeat|record|log|note|honou?r|respect|sleep|pause|slow|observe|contact|read|follow|check (?:the |our )?(?:retry|x-rate|status page)|reduce (?:\w+ ){0,3}(?:rate|frequency|concurrency|volume))/

/** "Retry network errors": what is repeated is named, and is not what was spoken of before. */
const OF_ITS_OWN =
  /\bretry(?:ing)? (?:an? |any |all |on |for |only )?(?!(?:the|these|those|this|such|failed)\b)[a-z-]+ (?:errors?|failures?|exceptions?|timeouts?)\b/
export const namesItsOwn = (text: string): boolean =>
  OF_ITS_OWN.test(text.toLowerCase()) || /^for (?!(?:this|these|those|such)\b)[^,]{3,60},/i.test(text)

/** "Reduce the amount and retry": what is done before it makes another request of it. */
const isChangedBefore = (before: string) =>
  /(?:\b(?:and|then|to|y|e|und|et|en)|,)\s*(?:then |please |safely |you can )*$/.test(before) &&
  isImperative(before) &&
  !HARMLESS.test(before)

function sayOfNegated(text: string): Say | null {
  if (UNLESS_CHANGED.test(text)) return 'no'
  if (NOT_LIKE_THIS.test(text)) return null
  return /\bwithout\b(?! (?:\w+ )?retr)/.test(text) ? 'open' : 'no'
}

function sayOfClause(source: string): Say | null {
  const bare = source.toLowerCase().replace(/[*`]/g, '').replace(PERSISTS, '').trim()
  if (LOGIC.test(bare) && !NOT.test(bare)) return 'yes'
  const plain = bare.replace(DELAY, '').replace(NOUN, '')
  if (NOT.test(plain)) return sayOfNegated(plain)
  if (CHANGED_FIRST.test(plain)) return 'no'
  const advice = plain.replace(LEAD, '')
  const at = advice.search(REPEAT)
  const pauses = PAUSE.test(advice) || /\bretry[-_]after/.test(bare)
  if (at < 0 && !PAUSE.test(advice)) return null
  if (CONDITION.test(advice)) return 'open'
  if (at < 0 || pauses) return 'yes'
  const before = advice.slice(0, at)
  const isOpen = WITH_OTHER.test(advice) || /\bbefore\b[^,]{0,20}$/.test(before) || isChangedBefore(before)
  return isOpen ? 'open' : 'yes'
}

const CLAUSES = /;\s+|\s+[—–]\s+|—|\s+-\s+/

/** What a text says of repeating what it is about; null where it does not speak of it. */
export function sayOf(text: string): Say | null {
  const says = sentencesOf(text)
    .flatMap((sentence) => sentence.split(CLAUSES))
    .map(sayOfClause)
  return (['no', 'open', 'yes'] as const).find((say) => says.includes(say)) ?? null
}

/** Does a text tell how long to wait, by the header that says so (RFC 9110 §10.2.3)? */
export const namesDelay = (text: string): boolean =>
  /\bretry[-_]after/i.test(text) && !/\b(?:no|not|without|never)\b[^.;]{0,30}retry[-_ ]after/i.test(text)

const COLUMN_NO =
  /^(?:no\b|never|false|✗|✘|❌|✕|×|nein|não|nao|non\b|nee\b|否|不|×|いいえ|not? |do not|don['’]t|x$)/
const COLUMN_YES =
  /^(?:yes|true|✓|✔|✅|☑|safe|ja\b|s[ií](?!\p{L})|sim\b|oui|是|可|はい|○|after\b|immediately|always|retry|wait|with\b|once\b|y$)/u
const COLUMN_OPEN =
  /^(?:yes ?\/ ?no|maybe|depends|conditional|sometimes|varies|it depends|possibly|partial|only|quiz[aá]s|talvez|depende)/

/** A cell of a column that is about nothing but repeating: "Yes, with the same key", "after a wait". */
export function sayOfCell(text: string): Say | null {
  const bare = text
    .toLowerCase()
    .replace(/[*`_]/g, '')
    .replace(/^\W*(?=[a-z])/, '')
    .trim()
  if (COLUMN_OPEN.test(bare)) return 'open'
  if (/^(?:yes|safe|retry)\b.{0,30}\b(?:only if|if|unless|after (?:fix|correct|chang|updat|top))/.test(bare))
    return 'open'
  if (COLUMN_NO.test(bare)) return 'no'
  return COLUMN_YES.test(bare) ? 'yes' : sayOf(text)
}

const LIST_NO =
  /\bnon-?re-?tr[yi]able|\bnot re-?tr[yi]able|\b(?:do not|don['’]t|never|not to|should not|cannot be|not be|not safe to) re-?tr|\bpermanent (?:errors?|failures?)|no reintent|nicht wiederhol|不可重[试試]/
const LIST_YES =
  /\bre-?tr[yi]able|\b(?:can|should|may|safe(?:ly)?|safe to|when to|to|always)(?: be)? retr(?:y|ied)\b(?! (?:strat|pol|guid|log))|^retry (?:these|on|the following)|\btransient (?:errors?|failures?)|reintentables?|wiederholbar|可重[试試]/

/** What a heading or a line above a list says of everything in it: "Retryable errors". */
export function sayOfList(text: string): Say | null {
  const bare = text.toLowerCase()
  if (/\bwhether\b|\bhow to\b|\?$/.test(bare)) return null
  return LIST_NO.test(bare) ? 'no' : LIST_YES.test(bare) ? 'yes' : null
}
