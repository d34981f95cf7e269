import { describe, expect, it } from 'vitest'
import { hazard, nonNegative, positive, sameLength, whole, within } from '../../src/calibrate/domain.ts'

describe('the domain checks', () => {
  it('give back what they accept', () => {
    expect(positive('x', 5e-324)).toBe(5e-324)
    expect(nonNegative('x', 0)).toBe(0)
    expect(within('x', 1, 1, 2)).toBe(1)
    expect(within('x', 2, 1, 2)).toBe(2)
    expect(hazard('x', 1)).toBe(1)
    expect(whole('x', 3, 3)).toBe(3)
    expect(sameLength('t', [1, 2], 'ab')).toBe(2)
  })

  it.each([
    [() => positive('x', 0), 'x: must be a finite number above 0; got 0'],
    [() => positive('x', Infinity), 'x: must be a finite number above 0; got Infinity'],
    [() => nonNegative('x', -1), 'x: must be a finite number of at least 0; got -1'],
    [() => nonNegative('x', Infinity), 'got Infinity'],
    [() => within('x', 3, 1, 2), 'x: must lie in [1, 2]; got 3'],
    [() => within('x', 0, 1, 2), 'x: must lie in [1, 2]; got 0'],
    [() => hazard('x', 0), 'x: must lie in (0, 1]; got 0'],
    [() => hazard('x', 1.01), 'x: must lie in (0, 1]; got 1.01'],
    [() => whole('x', 2, 3), 'x: must be a whole number of at least 3; got 2'],
    [() => whole('x', 2.5), 'x: must be a whole number of at least 0; got 2.5'],
    [() => whole('x', 2 ** 53), 'got 9007199254740992'],
    [() => sameLength('t', [1], [1, 2]), 't: columns must be equally long; got 1, 2'],
    [() => sameLength('t', []), 't: must hold at least one row; got 0'],
  ])('name the path, the problem and the value (%#)', (check, message) => {
    expect(check).toThrow(RangeError)
    expect(check).toThrow(message)
  })

  it.each([positive, nonNegative, hazard, whole])('refuse NaN: %o', (check) => {
    expect(() => check('x', NaN)).toThrow('got NaN')
    expect(() => within('x', NaN, 0, 1)).toThrow('got NaN')
  })
})
