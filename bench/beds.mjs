// Events a second of the simulation of beds, and of SimPy on the same ward in the same run.
import { execFileSync } from 'node:child_process'
import { benchmark, builds } from './measuring.mjs'

// Debian's SimPy belongs to Debian's Python. As its own manual writes a queue: a process for each patient.
const python = '/usr/bin/python3'
const simpyWard = `
import random, time, simpy
beds, arrivals, stay, patients = 74, 74 * 0.9 / 7, 7.0, 60000
random.seed(1)
env = simpy.Environment()
ward = simpy.Resource(env, beds)
waited = [0]

def patient(env):
    came = env.now
    with ward.request() as bed:
        yield bed
        waited[0] += env.now > came
        yield env.timeout(random.expovariate(1 / stay))

def source(env):
    for _ in range(patients):
        yield env.timeout(random.expovariate(arrivals))
        env.process(patient(env))

env.process(source(env))
start = time.process_time()
env.run()
print(patients / (time.process_time() - start), waited[0] / patients)
`

function simpy() {
  try {
    return execFileSync(python, ['-c', simpyWard], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().split(' ').map(Number)
  } catch {
    return null
  }
}

await benchmark('Simulated events a second, on one core (limit: 10 million, never under 2 million)', async () => {
  process.stdout.write(execFileSync(`${builds}/beds_bench`, [], { encoding: 'utf8' }))
  const peer = simpy()
  const name = 'SimPy, 74 beds, exponential stay'.padEnd(58)
  if (!peer) return console.log(`  ${name} not here: install python3-simpy3`)
  const [patients, waited] = peer
  console.log(`  ${name} ${((2 * patients) / 1e6).toFixed(2).padStart(6)} million events a second   p_wait ${waited.toFixed(4)} (60,000 patients)`)
})
