import { describe, expect, it } from 'vitest'
import { begin, commit, redo, undo, type History } from '../../src/project/history.ts'

const states = ({ past, present, future }: History<number>): number[][] => [past.map(({ state }) => state), [present.state], future.map(({ state }) => state)]

describe('history', () => {
  it('goes back and forth, and a new change ends the future', () => {
    const three = [1, 2, 3].reduce((history, state) => commit(history, state, '', state), begin(0))
    expect(states(three)).toEqual([[0, 1, 2], [3], []])
    expect(states(undo(undo(three)))).toEqual([[0], [1], [2, 3]])
    expect(states(redo(undo(undo(three))))).toEqual([[0, 1], [2], [3]])
    expect(states(commit(undo(three), 9, '', 9))).toEqual([[0, 1, 2], [9], []])
    expect(states(undo(begin(5)))).toEqual([[], [5], []])
    expect(states(redo(begin(5)))).toEqual([[], [5], []])
  })
  it('joins a burst of one thing into a step, and nothing else', () => {
    const burst = [1, 2, 3].reduce((history, state) => commit(history, state, 'lever', 100 * state), begin(0))
    expect(states(burst)).toEqual([[0], [3], []])
    expect(states(commit(burst, 4, 'other', 310))).toEqual([[0, 3], [4], []])
    expect(states(commit(burst, 4, 'lever', 9000))).toEqual([[0, 3], [4], []])
    expect(states(commit(commit(begin(0), 1, '', 0), 2, '', 1))).toEqual([[0, 1], [2], []])
  })
  it('does not record what changes nothing, and keeps no more than two hundred steps', () => {
    expect(states(commit(begin(1), 1, '', 0))).toEqual([[], [1], []])
    const long = Array.from({ length: 300 }, (_, k) => k + 1).reduce((history, state) => commit(history, state, '', 0), begin(0))
    expect(long.past).toHaveLength(200)
    expect(long.past[0]!.state).toBe(100)
  })
})
