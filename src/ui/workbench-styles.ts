// Layout of the workbench: header, rail, results, run bar; rail and results scroll on their own.
import { css } from 'lit'

export const workbenchStyles = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / var(--rail) minmax(0, 1fr);
    height: 100%;
    min-width: 1024px;
    overflow: hidden;
    background: var(--paper);
  }
  workbench-header,
  run-bar {
    grid-column: 1 / -1;
  }
  aside {
    display: flex;
    flex-direction: column;
    gap: 20px;
    min-height: 0;
    overflow: auto;
    padding: 12px 0 20px;
    border-right: 1px solid var(--hairline);
  }
  scenario-rail {
    padding: 0 10px;
  }
  subsidy-panel,
  aside section {
    padding: 0 20px;
  }
  aside section p {
    margin: 4px 0 14px;
    font-size: var(--text-small);
    color: var(--ink-soft);
  }
  main {
    display: grid;
    grid-template-rows: auto auto minmax(430px, 1fr);
    gap: 12px;
    min-height: 0;
    overflow: auto;
    padding: 16px 24px 12px;
  }
  main:focus {
    outline: none;
  }
  main[data-stale] > * {
    opacity: 0.6;
  }
  .refusal {
    grid-column: 1 / -1;
    display: block;
    padding: 24px 20px;
  }
  .refused {
    margin: 0 0 24px;
    padding: 0;
    list-style: none;
  }
  .refused li {
    padding: 6px 0;
    border-top: 1px solid var(--hairline);
  }
  .refusal a {
    color: var(--accent);
  }
`
