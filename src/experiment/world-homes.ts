// Which worker lived which world last and so may still keep its burn-in: the next request on that world had better go there.
// With eight workers a moved lever has all fans after .67 of the time that it takes without (.79 against 1.18 s, `npm run bench:page`, eight
// workers on two processors); with two workers nothing was gained.
// Invariant: only the order in which requests are begun depends on this, never a result.
import type { RunRequest } from './run-api.ts'

/** Requests looked at for one that suits a worker. [A] some worlds for each of the most workers that a page opens */
const LOOK_AHEAD = 64
/** Worlds remembered; the oldest is forgotten first. */
const MOST_WORLDS = 4096

/** Requests not begun yet, nearly in their order. */
export class RequestQueue<S> {
  private readonly near: RunRequest[] = []
  private next = 0

  constructor(
    private readonly requests: readonly RunRequest[],
    private readonly homes: WorldHomes<S>,
  ) {}

  get empty(): boolean {
    return this.near.length === 0 && this.next >= this.requests.length
  }

  /**
   * Takes the request that suits a worker best: of those with the first one's population, one whose world it has lived, else one whose world
   * nobody has, else the first.
   */
  take(seat: S): RunRequest | undefined {
    while (this.near.length < LOOK_AHEAD && this.next < this.requests.length) this.near.push(this.requests[this.next++])
    if (this.near.length === 0) return undefined
    const end = this.near.findIndex((request) => fansOf(request) !== fansOf(this.near[0]))
    const alike = end < 0 ? this.near : this.near.slice(0, end)
    const own = alike.findIndex((request) => this.homes.of(request) === seat)
    const free = own < 0 ? alike.findIndex((request) => this.homes.of(request) === undefined) : own
    const [request] = this.near.splice(Math.max(0, free), 1)
    this.homes.settle(request, seat)
    return request
  }
}

export class WorldHomes<S> {
  private readonly seats = new Map<string, S>()

  of(request: RunRequest): S | undefined {
    return this.seats.get(keyOf(request))
  }

  settle(request: RunRequest, seat: S): void {
    const key = keyOf(request)
    this.seats.delete(key)
    this.seats.set(key, seat)
    if (this.seats.size > MOST_WORLDS) for (const oldest of this.seats.keys()) return void this.seats.delete(oldest)
  }

  /** A worker that ended keeps nothing. */
  forget(seat: S): void {
    for (const [key, home] of this.seats) if (home === seat) this.seats.delete(key)
  }
}

const fansOf = ({ variants: [first] }: RunRequest): number => first?.shape.fans ?? 0
/** A world as closely as a guess needs: people who differ otherwise are burnt in anew. */
const keyOf = (request: RunRequest): string => `${request.seed} ${fansOf(request)}`
