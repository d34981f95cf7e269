/** Ends the running task, so that the page can show and hear something before the next one. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
