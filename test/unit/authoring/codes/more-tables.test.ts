import { expect, test } from 'vitest'
import { codesOf } from './read'

test.each<[name: string, page: string, codes: string[]]>([
  [
    'a table without outer pipes',
    `Code | Status | Meaning
--- | --- | ---
\`invalid_email\` | 400 | Wrong
\`no_card\` | 404 | None`,
    ['invalid_email 400', 'no_card 404'],
  ],
  [
    'an HTML table',
    `<table><thead><tr><th>Code</th><th>HTTP</th><th>Meaning</th></tr></thead><tbody>
<tr><td><code>invalid_email</code></td><td>400</td><td>Wrong</td></tr>
<tr><td><code>no_card</code></td><td>404</td><td>None</td></tr></tbody></table>`,
    ['invalid_email 400', 'no_card 404'],
  ],
  [
    'rows that kept their heading marks',
    `| Code | Meaning |
|---|---|
| #### INVALID_EMAIL | Wrong |
| #### NO_CARD_FOUND | None |`,
    ['INVALID_EMAIL', 'NO_CARD_FOUND'],
  ],
  [
    'names in camel case',
    `| Error | Description |
|---|---|
| AuthError | Bad key |
| TechnicalDifficulties | Ours |
| Unknown | What |`,
    ['AuthError', 'TechnicalDifficulties', 'Unknown'],
  ],
  [
    'a column headed by a name of its own',
    `| Unified code | HTTP | Retry? | Param |
|---|---|---|---|
| E1001 | 400 | No | name |
| E1002 | 503 | Yes | |`,
    ['E1001 400', 'E1002 503'],
  ],
  [
    'decline codes',
    `## Decline codes

| Decline code | Description | Next steps |
|---|---|---|
| \`do_not_honor\` | Unknown | Contact the bank |
| \`lost_card\` | Lost | Stop |`,
    ['do_not_honor', 'lost_card'],
  ],
  [
    'Portuguese headers',
    `| Código | Descrição | Solução |
|---|---|---|
| \`CARTAO_INVALIDO\` | Número errado | Verifique |
| \`SALDO_INSUFICIENTE\` | Sem saldo | Recarregue |`,
    ['CARTAO_INVALIDO', 'SALDO_INSUFICIENTE'],
  ],
  [
    'Japanese headers',
    `| エラーコード | ステータス | 内容 | 対処 |
|---|---|---|---|
| \`E-001\` | 400 | 不正 | 確認してください |
| \`E-002\` | 404 | なし | 確認 |`,
    ['E-001 400', 'E-002 404'],
  ],
  [
    'German headers',
    `| Fehlercode | HTTP-Status | Beschreibung | Lösung |
|---|---|---|---|
| \`KARTE_UNGUELTIG\` | 400 | Falsch | Prüfen Sie die Nummer |
| \`KARTE_GESPERRT\` | 423 | Zu | Entsperren |`,
    ['KARTE_UNGUELTIG 400', 'KARTE_GESPERRT 423'],
  ],
  [
    'French headers',
    `| Code d'erreur | Statut HTTP | Description | Solution |
|---|---|---|---|
| \`CARTE_INVALIDE\` | 400 | Faux | Vérifiez |
| \`SOLDE_INSUFFISANT\` | 402 | Vide | Rechargez |`,
    ['CARTE_INVALIDE 400', 'SOLDE_INSUFFISANT 402'],
  ],
  [
    'Dutch headers',
    `| Foutcode | Status | Betekenis |
|---|---|---|
| \`KAART_ONGELDIG\` | 400 | Fout |
| \`KAART_VERLOPEN\` | 402 | Oud |`,
    ['KAART_ONGELDIG 400', 'KAART_VERLOPEN 402'],
  ],
  [
    'names beside statuses',
    `| Status | Name | Description |
|---|---|---|
| 400 | INVALID_ARGUMENT | Wrong |
| 401 | UNAUTHENTICATED | Who |
| 500 | INTERNAL | Ours |`,
    ['INVALID_ARGUMENT 400', 'UNAUTHENTICATED 401', 'INTERNAL 500'],
  ],
  [
    'codes with hyphens',
    `| Code | HTTP | |
|---|---|---|
| invalid-email | 400 | x |
| not-found | 404 | y |`,
    ['invalid-email 400', 'not-found 404'],
  ],
  [
    'codes with dots',
    `| Error code | Meaning |
|---|---|
| \`card.expired\` | old |
| \`card.not_found\` | none |`,
    ['card.expired', 'card.not_found'],
  ],
  [
    'codes with slashes',
    `| Error code | Meaning |
|---|---|
| \`auth/invalid-email\` | bad |
| \`auth/user-not-found\` | none |`,
    ['auth/invalid-email', 'auth/user-not-found'],
  ],
  [
    'phrases of statuses as codes',
    `| Status code | Status | Description |
|---|---|---|
| 200 | OK | fine |
| 400 | BAD_REQUEST | wrong |
| 404 | NOT_FOUND | none |`,
    ['BAD_REQUEST 400', 'NOT_FOUND 404'],
  ],
  [
    'codes beside a success',
    `| Code | Description |
|---|---|
| SUCCESS | fine |
| PARAM_ERROR | bad |
| SYSTEM_ERROR | ours |`,
    ['PARAM_ERROR', 'SYSTEM_ERROR'],
  ],
  [
    'numbers of which some are statuses',
    `| Code | Message |
|---|---|
| 100 | Invalid parameter |
| 101 | Missing key |
| 105 | Bad key |
| 110 | Out of funds |`,
    ['100', '101', '105', '110'],
  ],
  [
    'codes by endpoint',
    `| Endpoint | Error code | Meaning |
|---|---|---|
| /cards | \`card_expired\` | old |
| /cards | \`no_card_found\` | none |`,
    ['card_expired', 'no_card_found'],
  ],
  [
    'numbers with names',
    `| Code | Name | HTTP |
|---|---|---|
| 3 | INVALID_ARGUMENT | 400 |
| 5 | NOT_FOUND | 404 |`,
    ['3 400', 'INVALID_ARGUMENT 400', '5 404', 'NOT_FOUND 404'],
  ],
  [
    'a wildcard among codes',
    `| Code | Meaning |
|---|---|
| \`CARD_EXPIRED\` | old |
| \`AUTH_*\` | any |
| \`KEY_MISSING\` | none |`,
    ['CARD_EXPIRED', 'KEY_MISSING'],
  ],
  [
    'a column of errors beside one of statuses that is headed Error Code',
    `| Error Code | Error | Description |
|---|---|---|
| 400 | invalid_request | x |
| 401 | invalid_key | y |`,
    ['invalid_request 400', 'invalid_key 401'],
  ],
  [
    'reasons',
    `| Status | Reason | Meaning |
|---|---|---|
| 403 | \`quotaExceeded\` | x |
| 403 | \`accountDisabled\` | y |`,
    ['quotaExceeded 403', 'accountDisabled 403'],
  ],
  [
    'links',
    `| Code | HTTP |
|---|---|
| [\`invalid_email\`](#a) | [400](#b) |
| [\`no_card\`](#c) | 404 |`,
    ['invalid_email 400', 'no_card 404'],
  ],
  [
    'line breaks in a cell',
    `| Status | Code |
|---|---|
| 400 | \`invalid_email\`<br/>\`invalid_name\` |`,
    ['invalid_email 400', 'invalid_name 400'],
  ],
  [
    'small numbers',
    `| Error Code | Description |
|---|---|
| 1 | Missing key |
| 2 | Bad key |
| 3 | No card |`,
    ['1', '2', '3'],
  ],
  [
    'JSON-RPC',
    `| Code | Message | Meaning |
|---|---|---|
| -32700 | Parse error | Bad JSON |
| -32600 | Invalid Request | Not valid |
| -32601 | Method not found | None |`,
    ['-32700', '-32600', '-32601'],
  ],
  [
    'codes in rows of statuses',
    `| Status | Description |
|---|---|
| 402 | No money. The code is \`insufficient_funds\`. |
| 429 | Too fast (\`rate_limit_exceeded\`) |`,
    ['insufficient_funds 402', 'rate_limit_exceeded 429'],
  ],
])('codes of %s', (_, page, codes) => {
  expect(codesOf(page)).toEqual(codes)
})
