/** The words that head columns of codes, and columns that only look like them. */

/** The column of the codes. */
export const CODE_HEADER =
  /\bcodes?\b|^codes?\b|código|codigo|\bcodice\b|代码|代碼|错误码|錯誤碼|コード|코드|fehlercode|foutcode|^error[\s_.-]?(?:name|key|id|identifier|slug|constant|enum|number|no)$|^err(?:no|code)$/i
/** The column of a class beside a finer code, or of the only code that there is. */
export const CLASS_HEADER =
  /^(?:error[\s_.]*)?(?:type|kind|class|category|reason)s?$|\berror[\s_.]type\b|^tipo(?: de err?or?)?$|类型|^fehlertyp$/i
/** A column of codes where its cells look like codes. */
export const NAME_HEADER =
  /^(?:errors?|exceptions?|faults?|failures?|name|identifier|key|slug|constant|value|title|status|message|error message|status (?:name|text)|problem|fehler|erreur|erro|fout|错误|エラー)$/i
/** A column of names that are no codes, however they look. */
export const OTHER_HEADER =
  /\b(?:fields?|param(?:eter)?s?|headers?|scopes?|endpoints?|methods?|events?|plans?|tiers?|attributes?|propert(?:y|ies)|features?|states?|environment|env|variables?|resources?|permissions?|roles?|tools?|currency|country|language|locale|zip|postal|area|option|setting|limit|keys?|sdk|modules?|class(?:es)?|campo|feld|champ|字段|参数|參數|フィールド)\b|字段|参数|參數|模[块塊組组]/i
/** "Country code", "Plan code". */
export const CODE_OF_OTHERS = /\b(?:currency|country|language|area|postal|zip|event|locale|plan|state)\b/i

/** A column of amounts: 500 in it is no HTTP status. */
export const AMOUNT_HEADER =
  /\b(?:limits?|requests?|rates?|max\w*|min\w*|prices?|costs?|amounts?|quotas?|sizes?|lengths?|counts?|seconds?|per|plan|default|values?|límite|limite)\b/i

/** A header in lower case, without marks. */
export const headerOf = (text: string): string =>
  text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[`*_?:.]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
