/** Two primes for the two halves, and two to mix them: those of xxHash and of MurmurHash3. */
const A = 2_654_435_761
const B = 1_597_334_677
const MIX_A = 2_246_822_507
const MIX_B = 3_266_489_909

/**
 * A number that stands for a sequence of texts: 53 bits, so that among 100,000 of them two are equal by chance once in
 * a million lists. Far cheaper than to join the texts and look the result up (the scheme is bryc's cyrb53).
 */
export class Fingerprint {
  private a = 0xdeadbeef
  private b = 0x41c6ce57

  /** Adds a text, or the part of it from `start` up to and without `end`. */
  add(text: string, start = 0, end = text.length): this {
    // In variables: fields of 32 bits are boxed anew at each change.
    let { a, b } = this
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at)
      a = Math.imul(a ^ unit, A)
      b = Math.imul(b ^ unit, B)
    }
    this.a = a
    this.b = b
    return this
  }

  /** From 1 to 2 ** 53 - 1. */
  value(): number {
    const a = Math.imul(this.a ^ (this.a >>> 16), MIX_A) ^ Math.imul(this.b ^ (this.b >>> 13), MIX_B)
    const b = Math.imul(this.b ^ (this.b >>> 16), MIX_A) ^ Math.imul(a ^ (a >>> 13), MIX_B)
    return 2 ** 32 * (b & (2 ** 21 - 1)) + (a >>> 0) || 1
  }
}
