// Typed columns over linear memory and the bump allocator that lays them out.
// Invariant: a column is only an address; layout depends on the world's shape alone, so equal shapes have equal addresses.

/** A column of numbers: `column[i]` loads and stores without bounds checks. */
// @ts-ignore: decorator
@unmanaged
export class Column<T> {
  // @ts-ignore: decorator
  @inline @operator("[]")
  get(i: i32): T { return load<T>(changetype<usize>(this) + (<usize>i << alignof<T>())) }
  // @ts-ignore: decorator
  @inline @operator("[]=")
  set(i: i32, value: T): void { store<T>(changetype<usize>(this) + (<usize>i << alignof<T>()), value) }
  // @ts-ignore: decorator
  @inline
  at(i: i32): usize { return changetype<usize>(this) + (<usize>i << alignof<T>()) }
}

let top: usize = 0

export function resetMemory(): void { top = (__heap_base + 63) & ~(<usize>63) }
export function memoryTop(): usize { return top }
export function setMemoryTop(address: usize): void { top = address }

/** Reserves zeroed bytes (a new page is zero; a reused one is cleared here), aligned to 64 or to 8 for small blocks. */
export function reserveBytes(bytes: usize, align: usize): usize {
  const start = (top + align - 1) & ~(align - 1)
  top = start + bytes
  const pages = <i32>((top + 0xffff) >> 16)
  const missing = pages - memory.size()
  if (missing > 0) {
    // grow by an eighth more than needed, so that growth is rare; fall back to what is needed
    if (memory.grow(missing + (pages >> 3)) < 0 && memory.grow(missing) < 0) unreachable()
  }
  memory.fill(start, 0, bytes)
  return start
}

// @ts-ignore: decorator
@inline
export function reserve<T>(length: i32): Column<T> {
  return changetype<Column<T>>(reserveBytes(<usize>length << alignof<T>(), 64))
}
