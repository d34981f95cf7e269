// Burn-in snapshots kept for later requests on the same world, so that moving a lever costs no burn-in.
// Invariant: the fans on the shelf never exceed its room; what was used least recently leaves first.

interface Kept<S> {
  readonly snapshot: S
  /** absolute day at which it was taken */
  readonly day: number
  readonly fans: number
}

export class SnapshotShelf<S> {
  private readonly kept = new Map<string, Kept<S>>()
  private fans = 0

  /** @param room fans whose state may be held; a fan takes up to 256 bytes */
  constructor(private readonly room: number) {}

  private static keyOf(worldKey: string, seed: number): string {
    return `${seed} ${worldKey}`
  }

  /** The snapshot of a world if it was taken on `latest` (an absolute day) or before. */
  find(worldKey: string, seed: number, latest: number): Kept<S> | undefined {
    const key = SnapshotShelf.keyOf(worldKey, seed)
    const found = this.kept.get(key)
    if (!found || found.day > latest) return undefined
    this.kept.delete(key)
    this.kept.set(key, found)
    return found
  }

  put(worldKey: string, seed: number, entry: Kept<S>): void {
    const key = SnapshotShelf.keyOf(worldKey, seed)
    this.drop(key)
    if (entry.fans > this.room) return
    this.kept.set(key, entry)
    this.fans += entry.fans
    for (const oldest of this.kept.keys()) {
      if (this.fans <= this.room) break
      this.drop(oldest)
    }
  }

  private drop(key: string): void {
    this.fans -= this.kept.get(key)?.fans ?? 0
    this.kept.delete(key)
  }
}
