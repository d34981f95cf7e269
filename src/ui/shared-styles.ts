// Styles that several elements adopt: resets, buttons, section heads, focus.
import { css } from 'lit'

export const shared = css`
  :host {
    display: block;
    box-sizing: border-box;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button,
  input {
    font: inherit;
    color: inherit;
    font-variant-numeric: inherit;
  }
  button {
    border: 0;
    background: none;
    padding: 4px 6px;
    border-radius: 3px;
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
    opacity: 0.5;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .plain {
    color: var(--ink-soft);
  }
  .plain:hover {
    color: var(--ink);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .head {
    margin: 0;
    font-size: var(--text-tiny);
    font-weight: 600;
    letter-spacing: 0.06em;
    text-transform: uppercase;
    color: var(--ink-quiet);
  }
  :host(:lang(zh)) .head {
    letter-spacing: 0;
  }
  .quiet {
    color: var(--ink-quiet);
  }
  .small {
    font-size: var(--text-small);
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .dot {
    display: inline-block;
    flex: none;
    width: 9px;
    height: 9px;
    border-radius: 50%;
    background: var(--dot, var(--baseline));
    forced-color-adjust: none;
  }
  [data-colour='1'] {
    --dot: var(--scenario-1);
  }
  [data-colour='2'] {
    --dot: var(--scenario-2);
  }
  [data-colour='3'] {
    --dot: var(--scenario-3);
  }
  [data-colour='4'] {
    --dot: var(--scenario-4);
  }
  [data-colour='5'] {
    --dot: var(--scenario-5);
  }
  [data-colour='6'] {
    --dot: var(--scenario-6);
  }
  [data-colour='7'] {
    --dot: var(--scenario-7);
  }
  [data-colour='8'] {
    --dot: var(--scenario-8);
  }
  /* changed from the file */
  .mark {
    display: inline-block;
    width: 6px;
    height: 6px;
    margin-left: 5px;
    border-radius: 50%;
    background: var(--accent);
    forced-color-adjust: none;
    vertical-align: 2px;
  }
`
