import Follow
import Testing

/// Which addresses anyone on the internet may reach.
@Suite struct AddressTests {
  @Test(arguments: [
    "127.0.0.1", "127.255.255.254", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "255.255.255.255", "240.0.0.1",
    "192.0.0.8",
    "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "64:ff9b::a00:1",
    "2002:a00:1::", "2001:db8::1", "2001::1", "100::1", "fec0::1", "::7f00:1", "3fff::1",
  ])
  func reservedAddressesAreNotPublic(text: String) throws {
    #expect(try #require(IPAddress(text)).isPublic == false)
  }

  @Test(arguments: [
    "8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "169.253.0.1", "192.167.1.1",
    "223.255.255.1",
    "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::", "[2001:4860:4860::8888]",
  ])
  func othersAre(text: String) throws {
    #expect(try #require(IPAddress(text)).isPublic)
  }

  @Test(arguments: ["", "127.1", "1.2.3.4.5", "a.example", "::g", "0x7f000001"])
  func textsThatAreNoAddresses(text: String) {
    #expect(IPAddress(text) == nil)
  }
}
