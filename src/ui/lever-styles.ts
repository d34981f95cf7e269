// Looks of a lever: number box with − and +, slider with a tick at the value in the file.
import { css } from 'lit'

export const leverStyles = css`
  .top {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .name {
    flex: 1;
  }
  .stepper {
    display: flex;
    align-items: center;
    border: 1px solid var(--edge);
    border-radius: 3px;
    background: var(--field);
  }
  .stepper:focus-within {
    border-color: var(--ink);
  }
  .stepper button {
    width: 26px;
    height: 26px;
    padding: 0;
    color: var(--ink-soft);
  }
  .box {
    width: 58px;
    height: 26px;
    padding: 0 2px;
    border: 0;
    background: none;
    text-align: right;
    appearance: textfield;
  }
  .box:focus-visible,
  input[type='range']:focus-visible {
    outline-offset: -2px; /* within itself: unit and text stand next to it */
  }
  .box::-webkit-inner-spin-button {
    display: none;
  }
  .unit {
    padding: 0 2px 0 4px;
    color: var(--ink-quiet);
  }
  .track {
    position: relative;
    margin: 4px 0 0;
  }
  .tick {
    position: absolute;
    left: calc(7px + (100% - 14px) * var(--initial, 0));
    top: 5px;
    width: 1px;
    height: 14px;
    background: var(--edge);
  }
  input[type='range'] {
    appearance: none;
    display: block;
    position: relative;
    width: 100%;
    height: 24px;
    margin: 0;
    background: linear-gradient(var(--ink), var(--ink)) 0 50% / calc(7px + (100% - 14px) * var(--filled, 0)) 2px no-repeat,
      linear-gradient(var(--hairline), var(--hairline)) 0 50% / 100% 2px no-repeat;
    cursor: pointer;
    forced-color-adjust: none;
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 14px;
    height: 14px;
    border: 2px solid var(--ink);
    border-radius: 50%;
    background: var(--paper);
  }
  input[type='range']::-moz-range-thumb {
    width: 10px;
    height: 10px;
    border: 2px solid var(--ink);
    border-radius: 50%;
    background: var(--paper);
  }
  .under {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 8px;
    min-height: 24px;
    font-size: var(--text-small);
    color: var(--ink-soft);
  }
  .under button {
    min-width: 28px;
    min-height: 24px;
    padding: 0 2px;
    color: var(--accent);
  }
  details {
    margin-top: 4px;
    font-size: var(--text-small);
    color: var(--ink-soft);
  }
  summary {
    width: fit-content;
    min-height: 24px;
    cursor: pointer;
    color: var(--ink-quiet);
  }
  summary:hover {
    color: var(--ink);
  }
  details p {
    margin: 2px 0 6px;
  }
  .wrong {
    margin: 2px 0 0;
    font-size: var(--text-small);
    color: var(--danger);
  }
`
