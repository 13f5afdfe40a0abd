/**
 * Rows of numbers by ids that count up. There are millions at the end of a long run: an object for each would have to be
 * followed by every garbage collection, and an entry of a map would be as large as the row itself.
 */
const ROWS_PER_BLOCK = 256

interface Block {
  /** Of four bytes each as long as all of them fit. */
  numbers: Int32Array | Float64Array
  /** How many of its rows are there. */
  rows: number
}

export class NumberRows {
  readonly #columns: number
  readonly #blocks = new Map<number, Block>()

  constructor(columns: number) {
    // One more says whether the row is there.
    this.#columns = columns + 1
  }

  add(id: number, ...numbers: number[]): void {
    const block = this.#blocks.get(blockOf(id)) ?? this.#addBlock(blockOf(id))
    const begin = this.#placeOf(id)
    for (let column = 0; column < numbers.length; column += 1) {
      const number = numbers[column]!
      if (number !== (number | 0)) block.numbers = widened(block.numbers)
      block.numbers[begin + column] = number
    }
    if (block.numbers[this.#markOf(id)] === THERE) return
    block.numbers[this.#markOf(id)] = THERE
    block.rows += 1
  }

  has(id: number): boolean {
    return this.#blocks.get(blockOf(id))?.numbers[this.#markOf(id)] === THERE
  }

  /** Of a row that is there. */
  number(id: number, column: number): number {
    return this.#blocks.get(blockOf(id))!.numbers[this.#placeOf(id) + column]!
  }

  delete(id: number): void {
    const block = this.#blocks.get(blockOf(id))
    if (block?.numbers[this.#markOf(id)] !== THERE) return
    block.numbers[this.#markOf(id)] = 0
    block.rows -= 1
    if (block.rows === 0) this.#blocks.delete(blockOf(id))
  }

  #placeOf(id: number): number {
    return (id - blockOf(id) * ROWS_PER_BLOCK) * this.#columns
  }

  #markOf(id: number): number {
    return this.#placeOf(id) + this.#columns - 1
  }

  #addBlock(number: number): Block {
    const block = { numbers: new Int32Array(ROWS_PER_BLOCK * this.#columns), rows: 0 }
    this.#blocks.set(number, block)
    return block
  }
}

const THERE = 1
const widened = (numbers: Block['numbers']): Float64Array =>
  numbers instanceof Float64Array ? numbers : Float64Array.from(numbers)
const blockOf = (id: number): number => Math.floor(id / ROWS_PER_BLOCK)
