/** A client of Marionette, Firefox's remote protocol: JSON over TCP (firefox-source-docs.mozilla.org/testing/marionette). */
import { connect } from 'node:net'

/** @typedef {{ name: string, resolve: (result: unknown) => void, reject: (error: Error) => void }} Pending */

const COLON = ':'.charCodeAt(0)

export class Marionette {
  /** @type {import('node:net').Socket} */
  #socket
  #received = Buffer.alloc(0)
  #lastId = 0
  /** @type {Map<number, Pending>} */
  #pending = new Map()
  #greeted = () => {}

  /** @param {import('node:net').Socket} socket */
  constructor(socket) {
    this.#socket = socket
    socket.on('data', (chunk) => this.#read(chunk))
    socket.on('error', (error) => this.#abandon(error))
    socket.on('close', () => this.#abandon(new Error('Firefox closed the Marionette connection')))
  }

  /** Connects and waits for the greeting. @param {number} port @returns {Promise<Marionette>} */
  static connect(port) {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      const client = new Marionette(socket)
      client.#greeted = () => resolve(client)
      socket.once('error', reject)
      socket.once('close', () => reject(new Error('Firefox closed the connection before it greeted')))
    })
  }

  /**
   * @param {string} name of the command, such as `WebDriver:Navigate`
   * @param {Record<string, unknown>} [params]
   * @returns {Promise<unknown>}
   */
  send(name, params = {}) {
    const id = ++this.#lastId
    const message = JSON.stringify([0, id, name, params])
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error(`${name}: Firefox is gone`))
      this.#pending.set(id, { name, resolve, reject })
      this.#socket.write(`${Buffer.byteLength(message)}:${message}`)
    })
  }

  close() {
    this.#socket.destroy()
  }

  /** Takes whole messages, each framed as `<length in bytes>:<json>`. @param {Buffer} chunk */
  #read(chunk) {
    this.#received = Buffer.concat([this.#received, chunk])
    for (;;) {
      const colon = this.#received.indexOf(COLON)
      if (colon < 0) return
      const end = colon + 1 + Number(this.#received.toString('latin1', 0, colon))
      if (this.#received.length < end) return
      const message = JSON.parse(this.#received.toString('utf8', colon + 1, end))
      this.#received = this.#received.subarray(end)
      if (Array.isArray(message)) this.#settle(message[1], message[2], message[3])
      else this.#greeted()
    }
  }

  /** @param {number} id @param {{ error: string, message: string } | null} error @param {unknown} result */
  #settle(id, error, result) {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (error) pending?.reject(new Error(`${pending.name}: ${error.error}: ${error.message}`))
    else pending?.resolve(result)
  }

  /** @param {Error} error */
  #abandon(error) {
    for (const { reject } of this.#pending.values()) reject(error)
    this.#pending.clear()
  }
}
