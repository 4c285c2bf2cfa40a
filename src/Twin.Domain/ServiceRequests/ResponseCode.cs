namespace Twin.Domain.ServiceRequests;

/// <summary>The response codes of DUIS 5.4 (Twin code sheet section 5). The default value is I0, success.</summary>
/// <remarks>Equal to <c>rules/response-codes.csv</c>, row by row; a test compares them. Codes of one service
/// reference are E or W, two digits of the service, two of the reference, two of the number.</remarks>
public enum ResponseCode : byte
{
    /// <summary>Success.</summary>
    I0,
    /// <summary>Accepted: access control passed; or success of a request without data.</summary>
    I99,
    /// <summary>User and User Role combination unknown.</summary>
    E1,
    /// <summary>User Role not eligible for the Service Reference Variant.</summary>
    E2,
    /// <summary>Status of the User does not permit it.</summary>
    E3,
    /// <summary>User Role not authorised for the Device at that date and time.</summary>
    E4,
    /// <summary>SMI status of the Device not compatible.</summary>
    E5,
    /// <summary>Service Reference Variant not valid for the device type.</summary>
    E11,
    /// <summary>Command Variant not applicable to the Service Reference Variant.</summary>
    E12,
    /// <summary>Request posted to the wrong service.</summary>
    E13,
    /// <summary>Local command service not available for the role or status.</summary>
    E17,
    /// <summary>Device does not exist.</summary>
    E19,
    /// <summary>Cannot communicate with the Device.</summary>
    E20,
    /// <summary>No response from the Device.</summary>
    E21,
    /// <summary>Time-out of a future-dated request.</summary>
    E30,
    /// <summary>Second time-out code, probably outcome of a future-dated request not received.</summary>
    E31,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E40,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E41,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E42,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E43,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E44,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E45,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E46,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E47,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E48,
    /// <summary>Sequencing, future-dating or queue; text not published.</summary>
    E49,
    /// <summary>Validation family; text not published.</summary>
    E50,
    /// <summary>Validation family; text not published.</summary>
    E51,
    /// <summary>Validation family; text not published.</summary>
    E52,
    /// <summary>Validation family; text not published.</summary>
    E53,
    /// <summary>Validation family; text not published.</summary>
    E54,
    /// <summary>Validation family; text not published.</summary>
    E55,
    /// <summary>Validation family; text not published.</summary>
    E56,
    /// <summary>Validation family; text not published.</summary>
    E57,
    /// <summary>Validation family; text not published.</summary>
    E58,
    /// <summary>Validation family; text not published.</summary>
    E59,
    /// <summary>Validation family; text not published.</summary>
    E60,
    /// <summary>Validation family; text not published.</summary>
    E61,
    /// <summary>Validation family; text not published.</summary>
    E62,
    /// <summary>Validation family; text not published.</summary>
    E63,
    /// <summary>Validation family; text not published.</summary>
    E64,
    /// <summary>Added in DUIS 5.1; text not published.</summary>
    E65,
    /// <summary>Added in DUIS 5.1; text not published.</summary>
    E66,
    /// <summary>Added in DUIS 5.1; text not published.</summary>
    E67,
    /// <summary>Added in DUIS 5.1; text not published.</summary>
    E68,
    /// <summary>Added in DUIS 5.1; text not published.</summary>
    E69,
    /// <summary>Added in DUIS 5.1; text not published.</summary>
    E70,
    /// <summary>Added in DUIS 5.1; text not published.</summary>
    E71,
    /// <summary>Internal failure of the DCC.</summary>
    E100,
    /// <summary>SMETS1 Service Provider family; text not published.</summary>
    E1000,
    /// <summary>SMETS1 Service Provider family; text not published.</summary>
    E1001,
    /// <summary>SMETS1 Service Provider family; text not published.</summary>
    E1003,
    /// <summary>SMETS1 Service Provider family; text not published.</summary>
    E1004,
    /// <summary>SMETS1 Service Provider family; text not published.</summary>
    E1006,
    /// <summary>SMETS1 Service Provider family; text not published.</summary>
    E1007,
    /// <summary>SMETS1 Service Provider family; text not published.</summary>
    E1008,
    /// <summary>SMETS1 Service Provider family; text not published.</summary>
    E1010,
    /// <summary>SMETS1 Service Provider family; text not published.</summary>
    E1011,
    /// <summary>SR 1.1, number 1.</summary>
    E010101,
    /// <summary>SR 1.1, number 2.</summary>
    E010102,
    /// <summary>SR 1.2, number 1.</summary>
    E010201,
    /// <summary>SR 3.3, number 1.</summary>
    E030301,
    /// <summary>SR 3.3, number 2.</summary>
    E030302,
    /// <summary>SR 4.1, number 1.</summary>
    E040101,
    /// <summary>SR 4.17, number 1.</summary>
    E041701,
    /// <summary>SR 5.1, number 1.</summary>
    E050101,
    /// <summary>SR 5.1, number 2.</summary>
    E050102,
    /// <summary>SR 5.1, number 3.</summary>
    E050103,
    /// <summary>SR 5.1, number 5.</summary>
    E050105,
    /// <summary>SR 5.1, number 7.</summary>
    E050107,
    /// <summary>SR 5.1, number 8.</summary>
    E050108,
    /// <summary>SR 5.1, number 9.</summary>
    E050109,
    /// <summary>SR 5.1, number 10.</summary>
    E050110,
    /// <summary>SR 5.1, number 11.</summary>
    E050111,
    /// <summary>SR 5.1, number 12.</summary>
    E050112,
    /// <summary>SR 5.2, number 1.</summary>
    E050201,
    /// <summary>SR 5.2, number 2.</summary>
    E050202,
    /// <summary>SR 5.2, number 1.</summary>
    W050201,
    /// <summary>SR 5.3, number 1.</summary>
    E050301,
    /// <summary>SR 5.3, number 2.</summary>
    E050302,
    /// <summary>SR 5.3, number 1.</summary>
    W050301,
    /// <summary>SR 6.5, number 1.</summary>
    E060501,
    /// <summary>SR 6.5, number 2.</summary>
    E060502,
    /// <summary>SR 6.7, number 1.</summary>
    E060701,
    /// <summary>SR 6.8, number 1.</summary>
    E060801,
    /// <summary>SR 6.8, number 2.</summary>
    E060802,
    /// <summary>SR 6.8, number 3.</summary>
    E060803,
    /// <summary>SR 6.13, number 1.</summary>
    E061301,
    /// <summary>SR 6.13, number 4.</summary>
    E061304,
    /// <summary>SR 6.13, number 5.</summary>
    E061305,
    /// <summary>SR 6.15, number 1.</summary>
    E061501,
    /// <summary>SR 6.15, number 4.</summary>
    E061504,
    /// <summary>SR 6.15, number 5.</summary>
    E061505,
    /// <summary>SR 6.15, number 6.</summary>
    E061506,
    /// <summary>SR 6.15, number 7.</summary>
    E061507,
    /// <summary>SR 6.15, number 8.</summary>
    E061508,
    /// <summary>SR 6.15, number 9.</summary>
    E061509,
    /// <summary>SR 6.18, number 1.</summary>
    E061801,
    /// <summary>SR 6.18, number 2.</summary>
    E061802,
    /// <summary>SR 6.18, number 3.</summary>
    E061803,
    /// <summary>SR 6.21, number 1.</summary>
    E062101,
    /// <summary>SR 6.21, number 2.</summary>
    E062102,
    /// <summary>SR 6.21, number 3.</summary>
    E062103,
    /// <summary>SR 6.21, number 5.</summary>
    E062105,
    /// <summary>SR 6.22, number 1.</summary>
    E062201,
    /// <summary>SR 6.22, number 2.</summary>
    E062202,
    /// <summary>SR 6.22, number 3.</summary>
    E062203,
    /// <summary>SR 6.23, number 1.</summary>
    E062301,
    /// <summary>SR 6.23, number 2.</summary>
    E062302,
    /// <summary>SR 6.23, number 3.</summary>
    E062303,
    /// <summary>SR 6.23, number 4.</summary>
    E062304,
    /// <summary>SR 6.23, number 5.</summary>
    E062305,
    /// <summary>SR 6.23, number 6.</summary>
    E062306,
    /// <summary>SR 6.24, number 1.</summary>
    E062401,
    /// <summary>SR 6.24, number 2.</summary>
    E062402,
    /// <summary>SR 6.24, number 3.</summary>
    E062403,
    /// <summary>SR 6.28, number 1.</summary>
    E062801,
    /// <summary>SR 6.28, number 2.</summary>
    E062802,
    /// <summary>SR 6.28, number 3.</summary>
    E062803,
    /// <summary>SR 8.2: nothing found, or not allowed.</summary>
    E080201,
    /// <summary>SR 8.2: nothing found, or not allowed.</summary>
    E080202,
    /// <summary>SR 8.3: status of the device unsuitable.</summary>
    E080301,
    /// <summary>SR 8.3, number 2.</summary>
    E080302,
    /// <summary>SR 8.4, number 5.</summary>
    E080405,
    /// <summary>SR 8.4, number 6.</summary>
    E080406,
    /// <summary>SR 8.4, number 7.</summary>
    E080407,
    /// <summary>SR 8.4, number 8.</summary>
    E080408,
    /// <summary>SR 8.4, number 9.</summary>
    E080409,
    /// <summary>SR 8.4, number 10.</summary>
    E080410,
    /// <summary>SR 8.4, number 11.</summary>
    E080411,
    /// <summary>SR 8.4, number 12.</summary>
    E080412,
    /// <summary>SR 8.4, number 13.</summary>
    E080413,
    /// <summary>SR 8.4, number 14.</summary>
    E080414,
    /// <summary>SR 8.4, number 15.</summary>
    E080415,
    /// <summary>SR 8.5, number 1.</summary>
    E080501,
    /// <summary>SR 8.5, number 2.</summary>
    E080502,
    /// <summary>SR 8.5, number 3.</summary>
    E080503,
    /// <summary>SR 8.6, number 1.</summary>
    E080601,
    /// <summary>SR 8.6, number 2.</summary>
    E080602,
    /// <summary>SR 8.6, number 4.</summary>
    E080604,
    /// <summary>SR 8.6, number 6.</summary>
    E080606,
    /// <summary>SR 8.6, number 7.</summary>
    E080607,
    /// <summary>SR 8.7, number 2.</summary>
    E080702,
    /// <summary>SR 8.7, number 21.</summary>
    E080721,
    /// <summary>SR 8.7, number 22.</summary>
    E080722,
    /// <summary>SR 8.7, number 23.</summary>
    E080723,
    /// <summary>SR 8.8, number 1.</summary>
    E080801,
    /// <summary>SR 8.8, number 21.</summary>
    E080821,
    /// <summary>SR 8.8, number 22.</summary>
    E080822,
    /// <summary>SR 8.9, number 1.</summary>
    E080901,
    /// <summary>SR 8.9, number 2.</summary>
    E080902,
    /// <summary>SR 8.9, number 3.</summary>
    E080903,
    /// <summary>SR 8.11, number 1.</summary>
    E081101,
    /// <summary>SR 8.11, number 2.</summary>
    E081102,
    /// <summary>SR 8.11, number 4.</summary>
    E081104,
    /// <summary>SR 8.11, number 5.</summary>
    E081105,
    /// <summary>SR 8.11, number 6.</summary>
    E081106,
    /// <summary>SR 8.11, number 7.</summary>
    E081107,
    /// <summary>SR 8.11, number 8.</summary>
    E081108,
    /// <summary>SR 8.11, number 9.</summary>
    E081109,
    /// <summary>SR 8.11, number 10.</summary>
    E081110,
    /// <summary>SR 8.11, number 11.</summary>
    E081111,
    /// <summary>SR 8.12, number 2.</summary>
    E081202,
    /// <summary>SR 8.12, number 4.</summary>
    E081204,
    /// <summary>SR 8.12, number 5.</summary>
    E081205,
    /// <summary>SR 8.12, number 21.</summary>
    E081221,
    /// <summary>SR 8.12, number 22.</summary>
    E081222,
    /// <summary>SR 8.12, number 23.</summary>
    E081223,
    /// <summary>SR 8.13, number 1.</summary>
    E081301,
    /// <summary>SR 8.13, number 2.</summary>
    E081302,
    /// <summary>SR 8.13, number 3.</summary>
    E081303,
    /// <summary>SR 8.14, number 1.</summary>
    E081401,
    /// <summary>SR 8.14, number 2.</summary>
    E081402,
    /// <summary>SR 8.14, number 5.</summary>
    E081405,
    /// <summary>SR 8.14, number 6.</summary>
    E081406,
    /// <summary>SR 8.14, number 1.</summary>
    W081401,
    /// <summary>SR 11.1, number 1.</summary>
    E110101,
    /// <summary>SR 11.1, number 2.</summary>
    E110102,
    /// <summary>SR 11.1, number 3.</summary>
    E110103,
    /// <summary>SR 11.1, number 5.</summary>
    E110105,
    /// <summary>SR 11.1, number 6.</summary>
    E110106,
    /// <summary>SR 11.1: accepted for some devices; five lists name the others.</summary>
    W110101,
    /// <summary>SR 11.4, number 1.</summary>
    E110401,
    /// <summary>SR 11.4, number 2.</summary>
    E110402,
    /// <summary>SR 11.4, number 3.</summary>
    E110403,
    /// <summary>SR 11.4, number 5.</summary>
    E110405,
    /// <summary>SR 11.4: accepted for some devices; five lists name the others.</summary>
    W110401,
    /// <summary>SR 12.1, number 1.</summary>
    E120101,
    /// <summary>SR 12.1, number 2.</summary>
    E120102,
    /// <summary>SR 12.1, number 3.</summary>
    E120103,
    /// <summary>SR 12.2: already in the inventory.</summary>
    E120201,
    /// <summary>SR 12.2: model not on the CPL or data inconsistent.</summary>
    E120203,
    /// <summary>SR 12.2: model not on the CPL or data inconsistent.</summary>
    E120204,
    /// <summary>SR 12.2: model not on the CPL or data inconsistent.</summary>
    E120207,
}
