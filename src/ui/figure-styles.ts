// Looks of a chart figure: caption in one line, the plot filling what is left, the table scrolling in its place.
import { css } from 'lit'

export const figureStyles = css`
  :host {
    min-width: 0;
    min-height: 0;
  }
  figure {
    display: flex;
    flex-direction: column;
    height: 100%;
    margin: 0;
  }
  figcaption {
    display: flex;
    align-items: baseline;
    gap: 8px;
    height: 26px;
    line-height: 26px;
  }
  h3 {
    margin: 0;
    font-size: var(--text);
    font-weight: 650;
    white-space: nowrap;
  }
  .unit {
    flex: 1;
    min-width: 0;
    color: var(--ink-soft);
    font-size: var(--text-small);
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  figcaption button {
    padding: 0 4px;
    font-size: var(--text-small);
  }
  @media (max-width: 639px) {
    figcaption {
      flex-wrap: wrap;
      height: auto;
      column-gap: 12px;
      line-height: 20px;
      padding-bottom: 4px;
    }
    .unit {
      order: 1;
      flex-basis: 100%;
      white-space: normal;
    }
    figcaption button {
      margin-left: auto;
    }
  }
  .plot {
    position: relative;
    flex: 1;
    min-height: 0;
    overflow: hidden;
    border-radius: 2px;
  }
  .plot svg {
    position: absolute;
    inset: 0;
    display: block;
    font-family: var(--sans);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    overflow: visible;
  }
  .plot text {
    white-space: pre;
  }
  .empty,
  .plot:empty::before {
    text-align: center;
    display: grid;
    place-items: center;
    height: 100%;
    margin: 0;
    border-bottom: 1px solid var(--hairline);
    color: var(--ink-quiet);
  }
  .plot:empty::before {
    content: attr(data-waiting); /* what stood there before, until the chart's turn to be drawn */
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow: auto;
    border-top: 1px solid var(--hairline);
    scrollbar-width: thin;
    scrollbar-color: var(--edge) transparent;
    /* a shade at the side to which there is more */
    background:
      linear-gradient(to right, var(--paper) 40%, transparent) left / 28px 100% local no-repeat,
      linear-gradient(to left, var(--paper) 40%, transparent) right / 28px 100% local no-repeat,
      linear-gradient(to right, var(--edge), transparent) left / 10px 100% scroll no-repeat,
      linear-gradient(to left, var(--edge), transparent) right / 10px 100% scroll no-repeat;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-small);
  }
  th,
  td {
    padding: 3px 4px;
    text-align: right;
    border-bottom: 1px solid var(--hairline);
    white-space: nowrap;
  }
  th:first-child,
  td:first-child {
    text-align: left;
    padding-left: 0;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--paper);
    font-weight: 600;
    color: var(--ink-soft);
    vertical-align: bottom;
    white-space: normal;
  }
  tbody th {
    font-weight: 400;
  }
`
