// Words of the project dialog, loaded with it.
import type { Wording } from '../comparison/verdict.ts'
import type { SavedState } from './autosave.ts'

const time = (at: number, language: string): string => new Date(at).toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' })

const en = {
  title: 'Project',
  save: 'Save as a file',
  open: 'Open a file …',
  fresh: 'Start anew',
  close: 'Close',
  wrong: 'This project cannot be opened; nothing was changed.',
  others: 'Other projects kept here',
  savedAt: (at: number): string => time(at, 'en'),
  remove: 'Delete',
  removeOf: (when: string): string => `Delete the project of ${when}`,
  kept: (saved: SavedState): string =>
    ({
      none: 'Plans, levers and run settings are kept in this browser from the first change on. Nothing leaves this computer.',
      saved: `Kept in this browser, last at ${saved.kind === 'saved' ? time(saved.at, 'en') : ''}. Nothing leaves this computer.`,
      failed: `This browser does not keep the project (${saved.kind === 'failed' ? saved.why : ''}). Save it as a file.`,
    })[saved.kind],
}

const zh: typeof en = {
  title: '项目',
  save: '另存为文件',
  open: '打开文件…',
  fresh: '重新开始',
  close: '关闭',
  wrong: '无法打开此项目；未作任何更改。',
  others: '此浏览器中的其他项目',
  savedAt: (at) => time(at, 'zh-CN'),
  remove: '删除',
  removeOf: (when) => `删除 ${when} 的项目`,
  kept: (saved) =>
    ({
      none: '自首次修改起，方案、杠杆与运行设置会保存在此浏览器中，不会离开本机。',
      saved: `已保存在此浏览器中，最近一次为 ${saved.kind === 'saved' ? time(saved.at, 'zh-CN') : ''}，不会离开本机。`,
      failed: `此浏览器无法保存项目（${saved.kind === 'failed' ? saved.why : ''}），请另存为文件。`,
    })[saved.kind],
}

export const keepWords = ({ words }: Pick<Wording, 'words'>): typeof en => (words.text === 'en' ? en : zh)
