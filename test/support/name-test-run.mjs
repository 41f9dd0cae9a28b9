/** Workers see it, and name what they make on a shared server by it. */
export default function nameRun() {
  process.env.TEST_RUN = String(process.pid);
}
