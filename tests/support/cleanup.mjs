// What a test set up is taken down in the reverse order, whether the test passed or not.
const stacks = new WeakMap()

export function atTheEnd(t, action) {
  let stack = stacks.get(t)
  if (!stack) {
    stack = []
    stacks.set(t, stack)
    t.after(() => takeDown(stack))
  }
  stack.push(action)
}

async function takeDown(stack) {
  const failures = []
  while (stack.length > 0) {
    try {
      await stack.pop()()
    } catch (failure) {
      failures.push(failure)
    }
  }
  if (failures.length > 0) throw failures[0]
}
