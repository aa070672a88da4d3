import fc from "fast-check";
import { expect, test } from "vitest";
import { networkOf } from "./network";

test.each<[string | null, string | null, string | null, string | null]>([
  // peer, X-Forwarded-For, network while tried out, network once published
  ["203.0.113.7", null, "203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", null, "203.0.113.7", "203.0.113.7"],
  ["203.0.113.7", "198.51.100.1", "203.0.113.7", "203.0.113.7"],
  ["127.0.0.1", "198.51.100.1", "127.0.0.1", "198.51.100.1"],
  ["::1", "198.51.100.1", "0:0:0:0", "198.51.100.1"],
  ["::ffff:172.18.0.2", "10.9.8.7, 198.51.100.1", "172.18.0.2", "198.51.100.1"],
  ["10.0.0.3", "forged, 198.51.100.1 ", "10.0.0.3", "198.51.100.1"],
  ["10.0.0.3", "198.51.100.1, unknown", "10.0.0.3", "10.0.0.3"],
  ["10.0.0.3", "", "10.0.0.3", "10.0.0.3"],
  ["127.0.0.1", "2001:db8:1:2:3:4:5:6", "127.0.0.1", "2001:db8:1:2"],
  ["2001:db8::1", null, "2001:db8:0:0", "2001:db8:0:0"],
  ["2001:0db8:0001:0002::ffff", null, "2001:db8:1:2", "2001:db8:1:2"],
  ["fe80::1%eth0", null, "fe80:0:0:0", "fe80:0:0:0"],
  ["172.32.0.1", "198.51.100.1", "172.32.0.1", "172.32.0.1"],
  [null, "198.51.100.1", null, null],
  ["nonsense", null, null, null],
])("from %j, which names %j: %j while tried out, %j once published", (peer, forwardedFor, tried, published) => {
  expect(networkOf({ peer, forwardedFor }, false)).toBe(tried);
  expect(networkOf({ peer, forwardedFor }, true)).toBe(published);
});

test("a whole household of IPv6 is one network, and no header makes it throw", () => {
  fc.assert(
    fc.property(fc.ipV6(), fc.string(), (address, header) => {
      const network = networkOf({ peer: "10.0.0.1", forwardedFor: `${header},${address}` }, true);
      expect(network?.split(/[:.]/)).toHaveLength(4);
      expect(() => networkOf({ peer: address, forwardedFor: header }, true)).not.toThrow();
    }),
  );
});
