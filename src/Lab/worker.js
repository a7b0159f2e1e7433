// The lab as a module web worker. It says { kind: 'ready' } once it has started, and then takes
//   { id, act: 'compile', text, settings }
//   { id, act: 'run', text, settings, key, seeds }       seeds: 0 for the toy's own number
// and answers with messages that carry the same id: { kind: 'progress' | 'prediction' | 'samples' } during a run, and
// one { kind: 'answer' } or { kind: 'failed' } at the end. It computes one thing at a time; to stop a run, terminate it.
import { dotnet } from './dotnet.js';
import assemblies from './assemblies.js';

const file = (name) => ({ name, virtualPath: name });
let id;

const runtime = await dotnet.withConfig({
  mainAssemblyName: 'LearningMechanics.Lab',
  globalizationMode: 'invariant',
  resources: {
    jsModuleNative: [{ name: 'dotnet.native.js' }],
    jsModuleRuntime: [{ name: 'dotnet.runtime.js' }],
    wasmNative: [{ name: 'dotnet.native.wasm' }],
    coreAssembly: ['System.Private.CoreLib.dll', 'System.Runtime.InteropServices.JavaScript.dll'].map(file),
    assembly: assemblies.map(file),
  },
}).create();

runtime.setModuleImports('lab', {
  progress: (fraction) => postMessage({ id, kind: 'progress', fraction }),
  predict: (prediction) => postMessage({ id, kind: 'prediction', prediction: JSON.parse(prediction) }),
  sample: (samples) => postMessage({ id, kind: 'samples', samples: JSON.parse(samples) }),
});
const { Laboratory } = (await runtime.getAssemblyExports('LearningMechanics.Lab.dll')).LearningMechanics.Lab;

const acts = {
  compile: ({ text, settings }) => Laboratory.Compile(text, JSON.stringify(settings ?? {})),
  run: ({ text, settings, key, seeds }) => Laboratory.Run(text, JSON.stringify(settings ?? {}), key, seeds ?? 0),
};

addEventListener('message', ({ data }) => {
  id = data.id;
  try {
    postMessage({ id, kind: 'answer', answer: JSON.parse(acts[data.act](data)) });
  } catch (error) {
    postMessage({ id, kind: 'failed', message: String(error?.message ?? error) });
  }
});
postMessage({ kind: 'ready' });
