// The kernel's build: what mutation tests and `virtual:kernel` rely on.
import { kernelBytes } from 'virtual:kernel'
import { expect, test } from 'vitest'
import { compileKernel } from '../../src/setup/kernel.mjs'

/** Adds a line to index.ts in memory. */
const adding = (line: string) => ({
  patch: (path: string, source: string) => (path === 'index.ts' ? `${source}\n${line}` : source),
  optimize: false,
})

test('virtual:kernel holds the bytes that compileKernel returns', async () => {
  expect(Buffer.compare(await kernelBytes(), await compileKernel())).toBe(0)
})

test('a patch changes the program and leaves the next compilation alone', async () => {
  const exported = (code: BufferSource) => WebAssembly.Module.exports(new WebAssembly.Module(code)).map(({ name }) => name)
  expect(exported(await compileKernel(adding('export function planted(): i32 { return 7 }')))).toContain('planted')
  expect(exported(await compileKernel({ optimize: false }))).not.toContain('planted')
})

test('a compile error carries the compiler’s text with file and position', async () => {
  await expect(compileKernel(adding('export const planted: i32 = unknownName'))).rejects.toThrow(
    /Cannot find name 'unknownName'[^]*in index\.ts\(\d+,\d+\)/,
  )
})

test('the kernel cannot import from outside its folder', async () => {
  await expect(
    compileKernel(adding('import { bytes } from "../../model/variant"; export const planted = bytes')),
  ).rejects.toThrow(/not found/)
})
