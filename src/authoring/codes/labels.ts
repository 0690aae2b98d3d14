/** Names that pages give to a part of what they say about a code: "Cause:", "**How to fix**", a column's header. */

/** What a column or a labelled paragraph holds. `both` mixes meaning and resolution; `skip` is none of our business. */
export type Part =
  | 'title'
  | 'message'
  | 'meaning'
  | 'cause'
  | 'resolution'
  | 'both'
  | 'status'
  | 'retry'
  | 'code'
  | 'skip'

/** The label of a code in a text of its own; in a table the cells decide. */
const CODE_LABEL =
  /^(?:the )?(?:(?:error|machine|api|internal|failure)[ _-]?)?code$|^error(?: (?:type|key|name|identifier))?$|^código(?: de erro| de error)?$|^fehlercode$|^错误码$|^コード$/

const PARTS: readonly (readonly [Part, RegExp])[] = [
  ['skip', /\bhow to (?:trigger|reproduce|provoke|simulate|cause|force|test)\b/],
  [
    'both',
    /^(?:causes?|reasons?|meaning|description)\s*(?:and|&|\/|\+)\s*(?:resolutions?|fix(?:es)?|solutions?|actions?)$/,
  ],
  [
    'resolution',
    /^(?:.*\b(?:what (?:to|should|can) (?:do|you|i)|how (?:to|do i|should)|action|remedy|remediation|solutions?|resolutions?|resolve|recovery|guidance|advice|workaround|next steps?|mitigation|handling|suggestions?|recommendations?|recommended|suggested|troubleshooting|client behaviou?r|what you can do|your move)\b.*|fix(?:es)?|(?:quick |the )?fix(?:es)?|to fix.*|do this|do|response strategy|acci[oó]n.*|soluci[oó]n|c[oó]mo .*|qu[eé] hacer|resoluci[oó]n|aç[aã]o.*|soluç[aã]o|como .*|o que fazer|resoluç[aã]o|l[oö]sung.*|behebung|maßnahme.*|abhilfe|que faire|r[eé]solution|oplossing|actie|wat te doen|azione|soluzione)$/,
  ],
  ['resolution', /解决|处理|建议|對策|対処|対応|解決|處理|建議|조치|해결/],
  ['retry', /retr(?:y|ies|yable|iable)|safe to repeat|reintent|wiederhol|réessay|重试|重試|再試行/],
  [
    'status',
    /^(?:https?|(?:https?|response)?\s*status(?:es)?(?:\s*codes?)?|https?\s*(?:error|response|status)?\s*(?:codes?|status(?:es)?)|(?:c[oó]digo|estado|statut|code|status)\s*https?|status\s*https?|estado|statut|状态码|http 状态码?|ステータス(?:コード)?)$/,
  ],
  [
    'cause',
    /^(?:(?:common|typical|possible|likely|usual|root|most common|probable)?\s*(?:causes?|reasons?)|when.*|why.*|notes?|situations?|conditions?|triggers?|triggered.*|occurs.*|scenarios?|comments?|remarks?|common triggers?|thrown when|returned when|emitted when|causa.*|cu[aá]ndo.*|quando.*|motivo|ursache|wann|auslöser|quand|oorzaak|wanneer|notas?|observaç.*|原因.*|场景|備考|备注)$/,
  ],
  [
    'message',
    /^(?:.*\b(?:message|msg)s?|text|mensaje.*|mensagem.*|meldung|fehlermeldung|bericht|message d'erreur|错误信息|消息|信息|メッセージ)$/,
  ],
  ['title', /^(?:titles?|short (?:name|description)|summary|label|heading|título|titel|titre)$/],
  [
    'meaning',
    /^(?:(?:error )?descriptions?|(?:what it |general |usual |common |typical )?(?:meanings?|means?)|details?|explanations?|what happened|what it means|definition|reason phrase|interpretation|documented use|meaning.*|description.*|desc|significado|descripci[oó]n.*|descriç[aã]o.*|detalhes?|detalles?|bedeutung|beschreibung|signification|betekenis|omschrijving|beschrijving|significato|descrizione|说明|描述|含义|意味|内容|説明|定義|說明|설명|의미)$/,
  ],
  [
    'skip',
    /^(?:billed|charged|log level|severity|category|endpoints?|applies to|where|example.*|sample.*|see also|more|docs?|links?|since|version|sdk.*|class.*|exception.*|request|response|get|post|put|delete|patch|scope|param(?:eter)?s?)$/,
  ],
]

const normal = (label: string) =>
  label
    .toLowerCase()
    .replace(/[*`_.?!:：]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What a label stands for; null for any other text. */
export function partOf(label: string): Part | null {
  const text = normal(label)
  if (text === '' || text.length > 60) return null
  return PARTS.find(([, pattern]) => pattern.test(text))?.[0] ?? null
}

/** A text that begins with a label, "Fix: renew the key", or is one, "How to fix:". */
export function labelled(text: string): { part: Part; rest: string } | null {
  const hit =
    /^([^\n:：]{2,40})[:：]\s*/.exec(text) ?? /^([\p{L}][^\n:：]{1,40}?)\s+[\u2013\u2014-]\s+/u.exec(text)
  const name = hit ? bareLabel(hit[1] as string) : ''
  const part = partOf(name) ?? (CODE_LABEL.test(normal(name)) ? 'code' : null)
  return hit && part ? { part, rest: text.slice(hit[0].length).trim() } : null
}

/** A label without the picture or arrow that it may begin with. */
export const bareLabel = (text: string) => text.replace(/^[^\p{L}]+/u, '').trim()
